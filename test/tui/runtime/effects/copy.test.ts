import {mock} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {Secret} from '../../../../source/core/secret.js';
import {type CopyResult} from '../../../../source/terminal/clipboard.js';
import {createCopier} from '../../../../source/tui/runtime/effects/copy.js';
import {recordingContext} from './effect-context.js';

const {timers} = mock;
const value = 'phk_live_4fT9cAnArYvAlUe0123';

// The time until a secret is cleared passes as fast as a test lets it.
test.before(() => {
	timers.enable({apis: ['setTimeout']});
});

test.after.always(() => {
	timers.reset();
});

/** Copying to a clipboard that does as it is told, and lists what it was asked for. */
function desktop({
	certainty = 'confirmed',
	isStillThere = true,
}: {certainty?: CopyResult; isStillThere?: boolean} = {}) {
	const asked: string[] = [];
	const {context, actions} = recordingContext();
	const copying = createCopier(context, {
		async copy(text) {
			asked.push(`copy ${text}`);
			return certainty;
		},
		async clear(text) {
			asked.push(`clear ${text}`);
			return isStillThere;
		},
	});
	return {
		asked,
		actions,
		...copying,
		async pass(seconds: number) {
			timers.tick(seconds * 1000);
			await setImmediate();
		},
	};
}

// The clock is one for all: each test has it for itself.
test.serial('a copied secret is cleared from the clipboard after 45 seconds, which is told', async (t) => {
	const {asked, actions, copySecret, pass} = desktop();
	await copySecret(new Secret(value), 'key_new');
	t.deepEqual(actions, [{type: 'copied', what: 'key_new', certainty: 'confirmed'}]);
	await pass(44.9);
	t.deepEqual(asked, [`copy ${value}`]);
	await pass(0.1);
	t.deepEqual(asked, [`copy ${value}`, `clear ${value}`]);
	t.deepEqual(actions.slice(1), [{type: 'clipboard-cleared'}]);
});

test.serial('a secret that is no longer in the clipboard is not said to be cleared', async (t) => {
	const {actions, asked, copySecret, pass} = desktop({isStillThere: false});
	await copySecret(new Secret(value), 'key_new');
	await pass(45);
	t.is(asked.length, 2);
	t.is(actions.length, 1);
});

test.serial('a secret that is copied again stays for 45 seconds from then on', async (t) => {
	const {asked, copySecret, pass} = desktop();
	await copySecret(new Secret(value), 'key_new');
	await pass(30);
	await copySecret(new Secret(value), 'key_new');
	await pass(30);
	t.deepEqual(asked, [`copy ${value}`, `copy ${value}`]);
	await pass(15);
	t.is(asked.at(-1), `clear ${value}`);
	t.is(asked.length, 3);
});

test.serial('an id stays in the clipboard', async (t) => {
	const {asked, copyText, pass} = desktop();
	await copyText('key_new', 'key_new');
	await pass(3600);
	t.deepEqual(asked, ['copy key_new']);
});
