import test from 'ava';
import fc from 'fast-check';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {newKeyScreen, type NewKeyScreen} from '../../../../source/tui/screens/new-key/state.js';
import {type Action} from '../../../../source/tui/session/actions.js';
import {reduceSession} from '../../../../source/tui/session/reduce.js';
import {topScreen} from '../../../../source/tui/session/session.js';
import {
	doings,
	failure,
	listOf,
	minted,
	now,
	play,
	pressed,
	sampleKey,
	sampleTenant,
	sessionOf,
	shown,
	typing,
} from '../../sample.js';

const list = listOf([sampleKey('a')]);
const empty = newKeyScreen('ten_acme01', undefined);
const named = newKeyScreen('ten_acme01', undefined, {name: 'gate'});
const over = (screen: NewKeyScreen) => sessionOf([list, screen]);
const form = (screen: NewKeyScreen, presses: ReadonlyArray<Action | string>) =>
	shown(play(over(screen), presses).session, 'new-key');
const request = {
	tenantId: 'ten_acme01',
	name: 'gate',
	scopes: ['read:events', 'write:events'],
	expiresAt: '2027-02-21T04:05:06Z',
};

test('enter sends what the form says, from any field', (t) => {
	for (const moves of [[], ['tab'], ['tab', 'tab'], ['down', 'down']]) {
		const {session, effects} = play(over(empty), [...typing(' gate '), ...moves, 'return']);
		t.deepEqual(effects, [{do: 'create', request}]);
		t.true(shown(session, 'new-key').isSending);
	}
});

test('up and down go through every stop and stay at the ends', (t) => {
	const stops = [];
	let screen = form(empty, ['up']);
	for (let count = 0; count < 9; count++) {
		stops.push(screen.focus);
		screen = form(screen, ['down']);
	}

	t.deepEqual(stops, [
		'name',
		'scope:read:events',
		'scope:write:events',
		'scope:admin:keys',
		'scope:admin:tenants',
		'scope:admin:users',
		'scopes-other',
		'expires',
		'expires',
	]);
});

test('tab goes through the fields and round, shift+tab the other way', (t) => {
	const stops = [];
	let screen = empty;
	for (let count = 0; count < 4; count++) {
		screen = form(screen, ['tab']);
		stops.push(screen.focus);
	}

	t.deepEqual(stops, ['scope:read:events', 'scopes-other', 'expires', 'name']);
	t.is(form(empty, ['shift+tab']).focus, 'expires');
	t.is(form(empty, ['down', 'down', 'tab']).focus, 'scopes-other');
});

test('space checks a scope and takes the check off, and is a blank in a text', (t) => {
	t.deepEqual([...form(empty, ['tab', 'space']).checked], ['write:events']);
	t.deepEqual([...form(empty, ['tab', 'space', 'space']).checked].toSorted(), ['read:events', 'write:events']);
	t.is(textOf(form(empty, ['a', 'space', 'b']).keyName), 'a b');
});

test('the arrows choose an expiry on its stop, round and round, and move in a text elsewhere', (t) => {
	const expiry = form(empty, ['shift+tab']);
	t.deepEqual(
		['right', 'left', 'space'].map((name) => form(expiry, [name]).preset),
		[2, 0, 2],
	);
	t.is(form(expiry, ['left', 'left']).preset, 3);
	t.is(form(named, ['left', 'left']).keyName.cursor, 2);
});

test('another expiry is a stop of its own, and is what is sent', (t) => {
	const {effects} = play(over(named), ['shift+tab', 'left', 'left', 'down', ...typing('12h'), 'return']);
	t.deepEqual(effects, [{do: 'create', request: {...request, expiresAt: '2026-11-23T16:05:06Z'}}]);
});

test('a key that never ends is sent as that', (t) => {
	const {effects} = play(over(named), ['shift+tab', 'left', 'return']);
	t.deepEqual(effects, [{do: 'create', request: {...request, expiresAt: null}}]);
});

const blamed: ReadonlyArray<
	readonly [what: string, screen: NewKeyScreen, field: keyof NewKeyScreen['problems'], focus: NewKeyScreen['focus']]
> = [
	['no name', empty, 'name', 'name'],
	['no scope', newKeyScreen('ten_acme01', undefined, {name: 'x', scopes: []}), 'scopes', 'scope:read:events'],
	[
		'a mistyped scope',
		newKeyScreen('ten_acme01', undefined, {name: 'x', scopes: ['read:event']}),
		'scopes',
		'scope:read:events',
	],
	[
		'an expiry in the past',
		newKeyScreen('ten_acme01', undefined, {name: 'x', expires: '2020-01-01'}),
		'expires',
		'expires-other',
	],
	['no expiry typed', {...newKeyScreen('ten_acme01', undefined, {name: 'x'}), preset: 3}, 'expires', 'expires-other'],
];

for (const [what, screen, field, focus] of blamed) {
	test(`${what} is told beside its field, gets the pointer, and nothing is sent`, (t) => {
		const {session, effects} = play(over({...screen, focus: 'scopes-other'}), ['return']);
		const state = shown(session, 'new-key');
		t.deepEqual(effects, []);
		t.deepEqual(Object.keys(state.problems), [field]);
		t.regex(state.problems[field] ?? '', /\w/);
		t.is(state.focus, focus);
		t.false(state.isSending);
	});
}

test('a field that is being changed is not blamed any more, the others are', (t) => {
	const bad = form({...newKeyScreen('ten_acme01', undefined, {name: '', scopes: []})}, ['return']);
	t.deepEqual(Object.keys(bad.problems), ['name', 'scopes']);
	const mended = form(bad, ['x']);
	t.is(mended.problems.name, undefined);
	t.truthy(mended.problems.scopes);
	t.is(form(mended, ['tab', 'space']).problems.scopes, undefined);
});

const sending = form(named, ['return']);

test('a name that is taken comes back to the form with everything kept', (t) => {
	const filled = newKeyScreen('ten_acme01', undefined, {name: 'gate', scopes: ['admin:keys', 'x:y'], expires: '30d'});
	const sent = form({...filled, focus: 'expires-other'}, ['return']);
	t.true(sent.isSending);
	const state = form(sent, [{type: 'create-failed', error: failure('CONFLICT', {status: 409})}]);
	t.deepEqual(state, {
		...filled,
		problems: {name: 'A key of this tenant has that name already. Choose a different one.'},
	});
	t.deepEqual(doings(play(over(state), ['2', 'return']).effects), ['create']);
});

test('fields that the server names are told beside them', (t) => {
	const details = [
		{field: 'scopes.0', message: 'unknown scope'},
		{field: 'expires_at', message: 'too far ahead.'},
	];
	const state = form(sending, [{type: 'create-failed', error: failure('VALIDATION', {details})}]);
	t.deepEqual(state.problems, {scopes: 'unknown scope.', expires: 'too far ahead.'});
	t.is(state.focus, 'scope:read:events');
});

test('any other failure is a message over the form, everything kept', (t) => {
	const error = failure('SERVER', {reason: 'It is busy.', remedy: 'Try again.'});
	const {session} = play(over(sending), [{type: 'create-failed', error}]);
	t.is(session.message?.text, 'It went wrong: SERVER. It is busy. Try again.');
	t.deepEqual(shown(session, 'new-key'), {...sending, isSending: false});
});

test('a key that was created has its secret shown in place of the form, and stands in the list', (t) => {
	const key = minted({id: 'key_new'});
	const {session, effects} = play(over(sending), [{type: 'created', minted: key}]);
	t.deepEqual(
		session.screens.map(({name}) => name),
		['keys', 'secret'],
	);
	t.is(shown(session, 'secret').secret, key.secret);
	t.deepEqual(effects, [{do: 'refresh'}]);
	t.is((session.screens[0] as typeof list).selected, 'key_new');
});

test('escape leaves the form and creates nothing, but not while the request is under way', (t) => {
	const left = play(over(named), ['escape']);
	t.is(topScreen(left.session).name, 'keys');
	t.deepEqual(left.effects, []);
	const kept = play(over(sending), ['escape']).session;
	t.is(shown(kept, 'new-key'), sending);
	t.is(kept.message?.text, 'The key is being created: wait for the answer.');
});

const names = [...typing('ab ?'), 'return', 'escape', 'tab', 'shift+tab', 'up', 'down', 'left', 'right', 'backspace'];
const more = ['ctrl+u', 'ctrl+y', 'alt+h', 'alt+x', 'alt+return', 'ctrl+r', 'ctrl+c', 'ctrl+z', 'home', 'delete'];
const anyAction: fc.Arbitrary<Action> = fc.oneof(
	{weight: 10, arbitrary: fc.constantFrom(...names, ...more).map(pressed)},
	{weight: 1, arbitrary: fc.constant<Action>({type: 'text-pasted', text: 'x\r'})},
	{weight: 1, arbitrary: fc.constant<Action>({type: 'time-passed', now})},
	{weight: 1, arbitrary: fc.constant<Action>({type: 'tenant-loaded', tenant: sampleTenant()})},
);

test('whatever is pressed while a create is under way, none is sent a second time', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.array(anyAction, {maxLength: 40}), (actions) => {
				let session = over(sending);
				for (const action of actions) {
					const turn = reduceSession(session, action);
					if (doings(turn.effects).includes('create')) {
						return false;
					}

					session = turn.session;
				}

				return topScreen(session).name === 'new-key';
			}),
		);
	});
});

test('enter twice in one chunk creates once', (t) => {
	t.deepEqual(doings(play(over(named), ['return', 'return']).effects), ['create']);
});
