import test from 'ava';
import fc from 'fast-check';
import {textField} from '../../../../source/tui/input/text-field.js';
import {createNewKeyScreen, type NewKeyScreen} from '../../../../source/tui/screens/new-key/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {updateSession} from '../../../../source/tui/session/update.js';
import {topScreen} from '../../../../source/tui/session/model.js';
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
const named = createNewKeyScreen('ten_acme01', undefined, {name: 'gate'});
const over = (screen: NewKeyScreen) => sessionOf([list, screen]);
const form = (screen: NewKeyScreen, presses: ReadonlyArray<Message | string>) =>
	shown(play(over(screen), presses).session, 'new-key');

const sending = form(named, ['return']);

test('a name that is taken comes back to the form with everything kept', (t) => {
	const filled = createNewKeyScreen('ten_acme01', undefined, {
		name: 'gate',
		scopes: ['admin:keys', 'x:y'],
		expires: '30d',
	});
	const sent = form({...filled, focus: 'expires-other'}, ['return']);
	t.true(sent.isSending);
	const state = form(sent, [{type: 'create-failed', error: failure('CONFLICT', {status: 409})}]);
	t.deepEqual(state, {
		...filled,
		problems: {name: 'A key of this tenant already has that name. Choose a different one.'},
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
	const typed = {...sending, otherScopes: textField('x:y')};
	t.is(form(typed, [{type: 'create-failed', error: failure('VALIDATION', {details})}]).focus, 'scopes-other');
});

test('any other failure is a message over the form, everything kept', (t) => {
	const error = failure('SERVER', {reason: 'It is busy.', remedy: 'Try again.'});
	const {session} = play(over(sending), [{type: 'create-failed', error}]);
	t.is(session.notice?.text, 'It went wrong: SERVER. It is busy. Try again.');
	t.deepEqual(shown(session, 'new-key'), {...sending, isSending: false});
});

test('an unknown outcome stays unknown whatever comes later', (t) => {
	const lost = form(sending, [{type: 'create-failed', error: failure('OUTCOME_UNKNOWN')}]);
	t.deepEqual(lost, {...sending, isSending: false, isUnknown: true});
	for (const code of ['CONFLICT', 'SERVER'] as const) {
		t.true(form(lost, ['return', {type: 'create-failed', error: failure(code)}]).isUnknown);
	}

	t.is(topScreen(play(over(lost), ['escape']).session).name, 'keys');
});

test('a key that was created has its secret shown in place of the form, and stands in the list', (t) => {
	const key = minted({id: 'key_new'});
	const {session, effects} = play(over(sending), [{type: 'created', minted: key}]);
	t.deepEqual(
		session.screens.map(({name}) => name),
		['keys', 'secret'],
	);
	t.is(shown(session, 'secret').secret, key.secret);
	t.deepEqual(effects, [{type: 'refresh'}]);
	t.is((session.screens[0] as typeof list).selected, 'key_new');
});

test('escape leaves the form and creates nothing, but not while the request is under way', (t) => {
	const left = play(over(named), ['escape']);
	t.is(topScreen(left.session).name, 'keys');
	t.deepEqual(left.effects, []);
	for (const name of ['escape', 'return']) {
		const kept = play(over(sending), [name]).session;
		t.is(shown(kept, 'new-key'), sending);
		t.is(kept.notice?.text, 'Creating the key: wait for the response.');
	}
});

test('ctrl+c leaves the session while the request is under way', (t) => {
	t.deepEqual(play(over(sending), ['ctrl+c']).effects, [{type: 'exit', exitCode: 130}]);
});

const names = [...typing('ab ?'), 'return', 'escape', 'tab', 'shift+tab', 'up', 'down', 'left', 'right', 'backspace'];
const more = ['ctrl+u', 'ctrl+y', 'alt+h', 'alt+x', 'alt+return', 'ctrl+r', 'ctrl+c', 'ctrl+z', 'home', 'delete'];
const anyAction: fc.Arbitrary<Message> = fc.oneof(
	{weight: 10, arbitrary: fc.constantFrom(...names, ...more).map(pressed)},
	{weight: 1, arbitrary: fc.constant<Message>({type: 'text-pasted', text: 'x\r'})},
	{weight: 1, arbitrary: fc.constant<Message>({type: 'time-passed', now})},
	{weight: 1, arbitrary: fc.constant<Message>({type: 'tenant-loaded', tenant: sampleTenant()})},
);

test('whatever is pressed while a create is under way, none is sent a second time', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.array(anyAction, {maxLength: 40}), (actions) => {
				let session = over(sending);
				for (const action of actions) {
					const turn = updateSession(session, action);
					if (doings(turn.effects).includes('create')) {
						return false;
					}

					session = turn.session;
				}

				return session.screens[1]?.name === 'new-key';
			}),
		);
	});
});

test('a create that is answered while help is read leaves its secret under help, and the way back from there', (t) => {
	const {session} = play(over(sending), ['f1', {type: 'created', minted: minted()}]);
	t.deepEqual(
		session.screens.map(({name}) => name),
		['keys', 'secret', 'help'],
	);
	const back = play(session, ['escape', 'escape', 'y']).session;
	t.deepEqual(
		back.screens.map(({name}) => name),
		['keys'],
	);
});

test('enter twice in one chunk creates once', (t) => {
	t.deepEqual(doings(play(over(named), ['return', 'return']).effects), ['create']);
});
