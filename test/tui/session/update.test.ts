import test from 'ava';
import {helpLines} from '../../../source/tui/session/help-lines.js';
import {textField} from '../../../source/tui/input/text-field.js';
import {createSecretScreen} from '../../../source/tui/screens/secret/model.js';
import {createKeysScreen} from '../../../source/tui/screens/keys/model.js';
import {createNewKeyScreen} from '../../../source/tui/screens/new-key/model.js';
import {createRevokeScreen} from '../../../source/tui/screens/revoke/model.js';
import {createTenantsScreen} from '../../../source/tui/screens/tenants/model.js';
import {type Screen} from '../../../source/tui/screens/registry.js';
import {passingNotice} from '../../../source/tui/model/notice.js';
import {
	doings,
	failure,
	later,
	listOf,
	minted,
	now,
	play,
	sampleKey,
	sampleContext,
	sampleTenant,
	sessionOf,
	shown,
	typing,
} from '../sample.js';

const keys = [sampleKey('a'), sampleKey('b')];
const list = listOf(keys);
const names = ({screens}: {readonly screens: readonly Screen[]}) => screens.map(({name}) => name).join(' ');

test('q quits with exit code 0', (t) => {
	t.deepEqual(play(sessionOf([list]), ['q']).effects, [{type: 'exit', exitCode: 0}]);
});

const interruptible: ReadonlyArray<readonly [string, Screen]> = [
	['the tenants', createTenantsScreen()],
	['the keys', list],
	['the filter', listOf(keys, {isFiltering: true})],
	['the details', listOf(keys, {showsDetails: true})],
	['the form', createNewKeyScreen('ten_acme01', undefined)],
	['the confirmation', createRevokeScreen(keys, undefined, now)],
];

for (const [what, screen] of interruptible) {
	test(`ctrl+c on ${what} leaves with exit code 130`, (t) => {
		t.deepEqual(play(sessionOf([screen]), ['ctrl+c']).effects, [{type: 'exit', exitCode: 130}]);
	});

	test(`ctrl+z on ${what} puts the session aside and changes nothing`, (t) => {
		const session = sessionOf([screen]);
		const turn = play(session, ['ctrl+z']);
		t.deepEqual(turn.effects, [{type: 'suspend'}]);
		t.deepEqual(turn.session, session);
	});
}

test('ctrl+c and ctrl+z work on a terminal that is too small, and nothing else does', (t) => {
	const hidden = sessionOf([list], sampleContext({size: {columns: 19, rows: 5}}));
	for (const name of ['n', 'r', 'q', 'down', '?', 'escape', 't', 'space']) {
		t.deepEqual(play(hidden, [name]), {session: hidden, effects: []}, name);
	}

	t.deepEqual(play(hidden, ['ctrl+c']).effects, [{type: 'exit', exitCode: 130}]);
	t.deepEqual(play(hidden, ['ctrl+z']).effects, [{type: 'suspend'}]);
});

for (const [what, facts, presses] of [
	['a secret', {}, 2],
	['a secret that is being written to a file', {file: textField('x')}, 3],
	['a secret that is saved', {isSaved: true}, 1],
] as const) {
	test(`on a terminal that is too small ctrl+c over ${what} leaves after as many presses as elsewhere: ${presses}`, (t) => {
		const tiny = sampleContext({size: {columns: 19, rows: 4}});
		const session = sessionOf([list, {...createSecretScreen(minted(), undefined), ...facts}], tiny);
		const pressed = Array.from({length: presses}, () => 'ctrl+c');
		t.false(doings(play(session, pressed.slice(1)).effects).includes('exit'));
		t.true(doings(play(session, pressed).effects).includes('exit'));
		t.is(play(session, ['y', 'return', 'escape', 'q']).session, session);
	});
}

test('help opens over a screen with its keys, and closes onto the very same screen', (t) => {
	const opened = play(sessionOf([list]), ['?']).session;
	t.deepEqual(shown(opened, 'help').lines, helpLines('keys'));
	t.is(play(opened, ['?']).session.screens[0], list);
	t.is(names(play(opened, ['q']).session), 'keys');
});

test('a failure to connect stays on the list', (t) => {
	const event = {kind: 'failed', error: failure('CONNECTION'), at: now, retryAt: later(2)} as const;
	const {session} = play(sessionOf([list]), [{type: 'keys-seen', tenantId: 'ten_acme01', event}]);
	t.is(shown(session, 'keys').live.kind, 'offline');
});

test('a message that passes goes at its time, not before', (t) => {
	const session = {...sessionOf([list]), notice: passingNotice('good', 'Copied.', now, 4)};
	t.is(play(session, [{type: 'time-passed', now: later(3)}]).session.notice?.text, 'Copied.');
	t.is(play(session, [{type: 'time-passed', now: later(4)}]).session.notice, undefined);
});

test('an error stays with time and goes with the next key or paste', (t) => {
	const {session} = play(sessionOf([list]), [{type: 'fault', error: failure('INTERNAL', {remedy: 'Try again.'})}]);
	t.is(session.notice?.text, 'It went wrong: INTERNAL. Try again.');
	t.truthy(play(session, [{type: 'time-passed', now: later(3600)}]).session.notice);
	t.is(play(session, ['down']).session.notice, undefined);
	t.is(play(session, [{type: 'text-pasted', text: 'x'}]).session.notice, undefined);
});

const copies = [
	['confirmed', 'Copied key_a.'],
	['sent', "Sent key_a to the terminal's clipboard. Paste to check."],
] as const;

for (const [certainty, text] of copies) {
	test(`an id whose copy is ${certainty} is said to be that, for a moment`, (t) => {
		const {session} = play(sessionOf([list]), [{type: 'copied', what: 'key_a', certainty}]);
		t.deepEqual(session.notice, passingNotice('good', text, now));
	});
}

const standing = passingNotice('good', 'Copied key_a.', now);

for (const [what, keyName, top] of [
	['another screen is opened', 'n', 'new-key'],
	['one goes back', 'escape', 'tenants'],
	['help is opened', '?', 'help'],
] as const) {
	test(`a message does not stand any longer once ${what}`, (t) => {
		const {session} = play({...sessionOf([list]), notice: standing}, [keyName]);
		t.is(session.screens.at(-1)!.name, top);
		t.is(session.notice, undefined);
	});
}

test('a message stands while one stays on the screen, and gives way to what is said on leaving it', (t) => {
	t.is(play({...sessionOf([list]), notice: standing}, ['down']).session.notice, standing);
	const confirming = {...sessionOf([list, createRevokeScreen(keys, undefined, now)]), message: standing};
	t.is(play(confirming, ['escape']).session.notice?.text, 'Nothing was revoked.');
});

test('a key that does nothing here says why, for a moment, and changes nothing else', (t) => {
	const session = sessionOf([listOf(keys, {tenant: sampleTenant({status: 'inactive'})})]);
	const turn = play(session, ['n']);
	t.deepEqual(turn.session, {
		...session,
		notice: passingNotice('quiet', 'This tenant is inactive: it gets no new keys.', now),
	});
	t.deepEqual(turn.effects, []);
});

test('escape and a letter in one chunk count as both', (t) => {
	const marked = listOf(keys, {marked: new Set(['key_a'])});
	const {session} = play(sessionOf([marked]), ['alt+n']);
	t.is(names(session), 'keys new-key');
	t.is((session.screens[0] as typeof list).marked.size, 0);
});

test('escape and a letter in one chunk do not throw away what is typed into a form', (t) => {
	const revoke = {...createRevokeScreen(keys, undefined, now), seen: new Set(keys.map(({id}) => id))};
	for (const screen of [createNewKeyScreen('ten_acme01', undefined, {name: 'gate'}), revoke]) {
		const session = sessionOf([list, screen]);
		t.deepEqual(play(session, ['alt+n']), {session, effects: []});
	}
});

test('a key whose form is gone has its secret shown all the same', (t) => {
	const one = minted();
	const {session} = play(sessionOf([list]), [{type: 'created', minted: one}]);
	t.is(names(session), 'keys secret');
	t.is(shown(session, 'secret').secret, one.secret);
});

test('alt and a key that edits is not taken for escape', (t) => {
	const {session} = play(sessionOf([list]), ['n', ...typing('one two'), 'alt+b', 'alt+d']);
	t.is(shown(session, 'new-key').keyName.graphemes.join(''), 'one ');
});

test('a tenant that is opened is remembered as the last once its keys were seen', (t) => {
	const context = sampleContext({recentTenants: ['ten_b', 'ten_acme01']});
	const picker = {...createTenantsScreen('ten_acme01'), tenants: [sampleTenant()], load: {kind: 'ready'}} as const;
	const opened = play(sessionOf([picker], context), ['return']);
	t.is(names(opened.session), 'tenants keys');
	t.deepEqual(opened.session.context.recentTenants, ['ten_b', 'ten_acme01']);
	t.deepEqual(doings(opened.effects), ['watch']);
	const event = {kind: 'keys', keys, complete: true, at: now} as const;
	const seen = play(opened.session, [{type: 'keys-seen', tenantId: 'ten_acme01', event}]);
	t.deepEqual(seen.session.context.recentTenants, ['ten_acme01', 'ten_b']);
	t.deepEqual(seen.effects, [{type: 'remember', what: {tenant: 'ten_acme01'}}]);
});

test('a form asked for before the tenant was known opens over its keys, once', (t) => {
	const context = sampleContext({prefill: {name: 'wanted'}});
	const picker = {...createTenantsScreen('ten_acme01'), tenants: [sampleTenant()], load: {kind: 'ready'}} as const;
	const {session} = play(sessionOf([picker], context), ['return']);
	t.is(names(session), 'tenants keys new-key');
	t.is(shown(session, 'new-key').keyName.graphemes.join(''), 'wanted');
	t.is(names(play(session, ['escape', 't', 'return']).session), 'tenants keys');
});

test('t from the first list of a session opens the tenants in its place', (t) => {
	const {session, effects} = play(sessionOf([createKeysScreen('ten_acme01', now)]), ['t']);
	t.is(names(session), 'tenants');
	t.deepEqual(doings(effects), ['stop-watching', 'load-tenants']);
});

test('how the list is sorted counts for the next list at once', (t) => {
	const {session} = play(sessionOf([createTenantsScreen(), list]), ['s', 't']);
	t.deepEqual(session.context.listPreferences, {order: {field: 'id', descending: false}, status: 'all'});
});

test('a smaller terminal keeps the selected row on the screen', (t) => {
	const many = Array.from({length: 40}, (_, index) => sampleKey(`k${String(index).padStart(2, '0')}`));
	const {session} = play(sessionOf([listOf(many)]), ['G', 'k', {type: 'resized', columns: 40, rows: 8}]);
	const {top} = shown(session, 'keys');
	t.deepEqual(session.context.size, {columns: 40, rows: 8});
	t.true(top <= 38 && top + 4 > 38);
});
