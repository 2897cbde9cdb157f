import test from 'ava';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {createNewKeyScreen, type NewKeyScreen} from '../../../../source/tui/screens/new-key/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {listOf, play, sampleKey, sessionOf, shown, typing} from '../../sample.js';

const list = listOf([sampleKey('a')]);
const empty = createNewKeyScreen('ten_acme01', undefined);
const named = createNewKeyScreen('ten_acme01', undefined, {name: 'gate'});
const over = (screen: NewKeyScreen) => sessionOf([list, screen]);
const form = (screen: NewKeyScreen, presses: ReadonlyArray<Message | string>) =>
	shown(play(over(screen), presses).session, 'new-key');
const input = {
	tenantId: 'ten_acme01',
	name: 'gate',
	scopes: ['read:events', 'write:events'],
	expiresAt: '2027-02-21T04:05:06Z',
	expiry: '90d',
};

test('enter sends what the form says, from any field', (t) => {
	for (const moves of [[], ['tab'], ['tab', 'tab'], ['down', 'down']]) {
		const {session, effects} = play(over(empty), [...typing(' gate '), ...moves, 'return']);
		t.deepEqual(effects, [{type: 'create', input}]);
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
	t.deepEqual(effects, [{type: 'create', input: {...input, expiresAt: '2026-11-23T16:05:06Z', expiry: '12h'}}]);
});

test('what is typed on the choices of an expiry is another expiry', (t) => {
	const typed = form(named, ['shift+tab', ...typing('6mo')]);
	t.like(typed, {focus: 'expires-other', preset: 3});
	t.is(textOf(typed.otherExpiry), '6mo');
	const {effects} = play(over(named), ['shift+tab', ...typing('12h'), 'return']);
	t.deepEqual(effects, [{type: 'create', input: {...input, expiresAt: '2026-11-23T16:05:06Z', expiry: '12h'}}]);
});

test('what types nothing leaves the choices of an expiry as they are', (t) => {
	const expiry = form(named, ['shift+tab']);
	for (const name of ['backspace', 'alt+x', 'home', 'ctrl+u']) {
		t.deepEqual(form(expiry, [name]), expiry, name);
	}
});

test('letters on a scope go nowhere', (t) => {
	const scope = form(named, ['tab']);
	t.is(form(scope, ['x']), scope);
});

test('a key that never ends is sent as that', (t) => {
	const {effects} = play(over(named), ['shift+tab', 'left', 'return']);
	t.deepEqual(effects, [{type: 'create', input: {...input, expiresAt: null, expiry: 'never'}}]);
});

const refused: ReadonlyArray<
	readonly [what: string, screen: NewKeyScreen, field: keyof NewKeyScreen['problems'], focus: NewKeyScreen['focus']]
> = [
	['no name', empty, 'name', 'name'],
	['no scope', createNewKeyScreen('ten_acme01', undefined, {name: 'x', scopes: []}), 'scopes', 'scope:read:events'],
	[
		'a mistyped scope',
		createNewKeyScreen('ten_acme01', undefined, {name: 'x', scopes: ['read:event']}),
		'scopes',
		'scopes-other',
	],
	[
		'an expiry in the past',
		createNewKeyScreen('ten_acme01', undefined, {name: 'x', expires: '2020-01-01'}),
		'expires',
		'expires-other',
	],
	[
		'no expiry typed',
		{...createNewKeyScreen('ten_acme01', undefined, {name: 'x'}), preset: 3},
		'expires',
		'expires-other',
	],
];

for (const [what, screen, field, focus] of refused) {
	test(`${what} is reported beside its field, which gets the focus, and nothing is sent`, (t) => {
		const {session, effects} = play(over({...screen, focus: 'scopes-other'}), ['return']);
		const state = shown(session, 'new-key');
		t.deepEqual(effects, []);
		t.deepEqual(Object.keys(state.problems), [field]);
		t.regex(state.problems[field] ?? '', /\w/);
		t.is(state.focus, focus);
		t.false(state.isSending);
	});
}

test('a field that changes loses its error, the others keep theirs', (t) => {
	const bad = form({...createNewKeyScreen('ten_acme01', undefined, {name: '', scopes: []})}, ['return']);
	t.deepEqual(Object.keys(bad.problems), ['name', 'scopes']);
	const fixed = form(bad, ['x']);
	t.is(fixed.problems.name, undefined);
	t.truthy(fixed.problems.scopes);
	t.is(form(fixed, ['tab', 'space']).problems.scopes, undefined);
});
