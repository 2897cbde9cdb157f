import test from 'ava';
import {createNewKeyScreen} from '../../../source/tui/screens/new-key/model.js';
import {type RevokeProgress, createRevokeScreen} from '../../../source/tui/screens/revoke/model.js';
import {createSecretScreen} from '../../../source/tui/screens/secret/model.js';
import {createSignInScreen} from '../../../source/tui/screens/sign-in/model.js';
import {exitNotice} from '../../../source/tui/session/exit.js';
import {type Screen} from '../../../source/tui/screens/registry.js';
import {failure, listOf, minted, sampleKey, sessionOf, now} from '../sample.js';

const list = listOf([]);
const secret = createSecretScreen(minted({id: 'key_new', name: 'ingest "1"'}), undefined);
const form = createNewKeyScreen('ten_acme01', undefined, {name: ' gate '});
const revoking = (...kinds: ReadonlyArray<RevokeProgress['kind']>) => {
	const keys = kinds.map((_, index) => sampleKey('abc'[index]!));
	const progress = new Map<string, RevokeProgress>(
		kinds.map((kind, index) => [keys[index]!.id, kind === 'failed' ? {kind, error: failure('SERVER')} : {kind}]),
	);
	return {...createRevokeScreen(keys, undefined, now), progress};
};

const words = (screen: Screen, isForced = false) => exitNotice(sessionOf([list, screen]), isForced);

const nothingLeft: ReadonlyArray<readonly [what: string, screen: Screen]> = [
	['the list', list],
	['a form that was not sent', form],
	['a secret that was saved', {...secret, isSaved: true, isTaken: true}],
	['a confirmation', createRevokeScreen([sampleKey('a')], undefined, now)],
	['a revocation that has ended', revoking('done', 'failed')],
];

for (const [what, screen] of nothingLeft) {
	test(`who leaves ${what} need not be told anything`, (t) => {
		t.is(words(screen), undefined);
		t.is(words(screen, true), undefined);
	});
}

const lost = String.raw`The key "ingest \"1\"" (key_new) exists, but its secret was not copied or written to a file.`;

test('leaving an unsaved secret names the key and how to revoke it', (t) => {
	t.deepEqual(words(secret), {
		reason: lost,
		remedy: 'To revoke the key, run: phyware cloud keys revoke key_new',
	});
});

test('who was made to leave a secret is told how to get it', (t) => {
	t.deepEqual(words(secret, true), {reason: lost, remedy: 'To get it, run: phyware cloud keys recover'});
});

for (const facts of [{isSending: true}, {isUnknown: true}, {isSending: true, isUnknown: true}]) {
	test(`who leaves a form that is ${Object.keys(facts).join(' and ')} is told that its outcome is unknown`, (t) => {
		t.deepEqual(words({...form, ...facts}), {
			reason: 'It is unknown whether the key "gate" was created.',
			remedy: 'To get the secret, or revoke the key, run: phyware cloud keys recover',
		});
	});
}

test('who leaves while keys are being revoked is told which have no answer yet, and how to go on', (t) => {
	t.deepEqual(words(revoking('done', 'waiting', 'failed')), {
		reason: 'It is unknown whether this key was revoked: key_b.',
		remedy: 'To revoke again, which does no harm, run: phyware cloud keys revoke key_b',
	});
	t.deepEqual(words(revoking('waiting', 'done', 'waiting')), {
		reason: 'It is unknown whether these keys were revoked: key_a, key_c.',
		remedy: 'To revoke again, which does no harm, run: phyware cloud keys revoke key_a key_c',
	});
});

test('a screen that help or sign-in covers is told of as well', (t) => {
	t.is(exitNotice(sessionOf([list, secret, {name: 'help', lines: [], top: 0}]), false)?.reason, lost);
	const signedOut = {...sessionOf([createSignInScreen('', 'ended')]), suspendedScreens: [list, secret]};
	t.is(exitNotice(signedOut, false)?.reason, lost);
});

// A copy that was sent to the terminal may well have arrived: unknown that there was none.
test('a secret that was sent to the terminal is not said to have been neither copied nor written', (t) => {
	t.notRegex(words({...secret, isTaken: true})?.reason ?? 'neither copied', /neither copied/);
});
