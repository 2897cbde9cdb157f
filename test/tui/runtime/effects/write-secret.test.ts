import {mkdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {quote} from '../../../../source/core/invalid.js';
import {Secret} from '../../../../source/core/secret.js';
import {noJournal} from '../../../../source/storage/journal/journal.js';
import {createTemporaryPreferences} from '../../../../source/storage/preferences.js';
import {createEffectRunner} from '../../../../source/tui/runtime/effects/perform.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {temporaryFolder} from '../../../helpers/temporary-folder.js';
import {rotationsInMemory} from '../../../../source/storage/journal/rotations.js';

const value = 'phk_live_4fT9cAnArYvAlUe0123';

/** What becomes of writing a secret to a path as it was typed. */
async function write(typed: string, home: string | undefined): Promise<Message> {
	return new Promise((resolve) => {
		const performer = createEffectRunner({
			client: undefined,
			async openInstallation(): Promise<never> {
				throw new Error('no other installation');
			},
			connect() {
				throw new Error('No question is expected.');
			},
			preferences: createTemporaryPreferences(),
			journal: noJournal(),
			rotations: rotationsInMemory(),
			clipboard: {copy: async () => 'sent', clear: async () => false},
			environment: {HOME: home},
			now: () => new Date(),
			randomUuid: () => crypto.randomUUID(),
			dispatch: resolve,
			exit: () => undefined,
			suspend: () => undefined,
		});
		performer.perform({type: 'write-secret', path: typed, secret: new Secret(value), keyId: 'key_new'});
	});
}

test('~/ is the own folder, and the whole path is told', async (t) => {
	const home = temporaryFolder();
	mkdirSync(path.join(home, 'keys'));
	const file = path.join(home, 'keys', 'gate.secret');
	t.deepEqual(await write('~/keys/gate.secret', home), {type: 'secret-written', keyId: 'key_new', path: file});
	t.is(readFileSync(file, 'utf8'), value);
	t.is(statSync(file).mode & 0o777, 0o600);
});

test('a path is told whole, without its detours', async (t) => {
	const folder = temporaryFolder();
	const typed = `${path.relative(process.cwd(), folder)}/./x/../gate.secret`;
	t.deepEqual(await write(typed, '/nowhere'), {
		type: 'secret-written',
		keyId: 'key_new',
		path: path.join(folder, 'gate.secret'),
	});
	t.is(readFileSync(path.join(folder, 'gate.secret'), 'utf8'), value);
});

const failures: ReadonlyArray<readonly [typed: string, home: string | undefined, tried: string]> = [
	['~/gate.secret', undefined, path.resolve('~/gate.secret')],
	['~other/gate.secret', '/nowhere', path.resolve('~other/gate.secret')],
	['~/gate.secret', '/nowhere', '/nowhere/gate.secret'],
	['/nowhere/~/gate.secret', '/elsewhere', '/nowhere/~/gate.secret'],
];

for (const [typed, home, tried] of failures) {
	test(`${typed} with ${home ?? 'no folder'} as the own one is ${tried}`, async (t) => {
		const action = await write(typed, home);
		t.is(action.type, 'secret-write-failed');
		const {error} = action as Message & {type: 'secret-write-failed'};
		t.is(error.message, `Could not create the file ${quote(tried)}.`);
		t.is(error.reason, 'No such folder.');
	});
}
