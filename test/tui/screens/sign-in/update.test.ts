import test from 'ava';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {createSignInScreen} from '../../../../source/tui/screens/sign-in/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {doings, failure, play, sampleContext, sessionOf, shown, typing} from '../../sample.js';

const local = 'http://localhost:8000';
const screen = createSignInScreen(local, 'first');
const after = (presses: ReadonlyArray<Message | string>, context = sampleContext(), first = screen) => {
	const {session, effects} = play(sessionOf([first], context), presses);
	return {state: shown(session, 'sign-in'), effects};
};

test('the key is what is asked for first, the address where it does not answer', (t) => {
	t.is(screen.focus, 'credential');
	t.is(createSignInScreen(local, 'unreachable').focus, 'address');
});

test('enter signs in with what was typed, which shows as no text', (t) => {
	const {state, effects} = after([...typing('phk_live_1'), 'return']);
	const [effect] = effects;
	t.true(state.isSending);
	t.is(effects.length, 1);
	t.true(effect?.type === 'sign-in' && effect.credential?.reveal() === 'phk_live_1');
	t.is(effect?.type === 'sign-in' ? effect.address.href : '', `${local}/`);
	t.false(JSON.stringify(effects).includes('phk_live_1'));
});

test('a key that is pasted with its line end is the key', (t) => {
	const [effect] = after([{type: 'text-pasted', text: ' phk_live_1\r\n'}, 'return']).effects;
	t.is(effect?.type === 'sign-in' ? effect.credential?.reveal() : '', 'phk_live_1');
});

test('nothing is sent twice, and nothing changes while the request is under way', (t) => {
	const {state, effects} = after(['x', 'return', 'return', 'y', 'tab', {type: 'text-pasted', text: 'z'}]);
	t.deepEqual(doings(effects), ['sign-in']);
	t.is(textOf(state.credential), 'x');
	t.is(state.focus, 'credential');
});

test('tab goes between the two fields, and what is typed goes where the pointer is', (t) => {
	const {state} = after(['tab', 'ctrl+u', ...typing('https://a.example'), 'tab', 'k']);
	t.is(textOf(state.address), 'https://a.example');
	t.is(textOf(state.credential), 'k');
});

test('no key is asked for, and nothing is sent', (t) => {
	const {state, effects} = after(['return']);
	t.deepEqual(effects, []);
	t.regex(state.problems.credential ?? '', /admin:keys/);
	t.is(after(['return', 'x']).state.problems.credential, undefined);
});

test('enter on the address goes on to the empty key without an error', (t) => {
	const {state, effects} = after(['tab', 'return']);
	t.is(state.focus, 'credential');
	t.is(state.problems.credential, undefined);
	t.deepEqual(effects, []);
});

const addresses: ReadonlyArray<readonly [what: string, text: string]> = [
	['no URL', 'nonsense'],
	['plain http beyond this machine', 'http://phycloud.example'],
	['a password', 'https://user:secret@phycloud.example'],
];

for (const [what, text] of addresses) {
	test(`an address with ${what} is told beside it, and nothing is sent`, (t) => {
		const {state, effects} = after(['k', 'tab', 'ctrl+u', ...typing(text), 'return']);
		t.deepEqual(effects, []);
		t.is(state.focus, 'address');
		t.regex(state.problems.address ?? '', /\w/);
		t.false((state.problems.address ?? '').includes('secret@'));
	});
}

test('plain http is fine where it was allowed', (t) => {
	const context = sampleContext({allowsHttp: true});
	const {effects} = after(['k'], context, createSignInScreen('http://phycloud.example', 'first'));
	t.deepEqual(effects, []);
	const sent = after(['k', 'return'], context, createSignInScreen('http://phycloud.example', 'first'));
	t.deepEqual(doings(sent.effects), ['sign-in']);
});

test('a key that no header could carry is told so without quoting it', (t) => {
	const {state, effects} = after([...typing('phk 1'), 'return']);
	t.deepEqual(effects, []);
	t.regex(state.problems.credential ?? '', /contains a space or a line break/);
	t.false((state.problems.credential ?? '').includes('phk 1'));
});

test('a key that was refused is gone, the address kept; the error is told', (t) => {
	const error = failure('UNAUTHENTICATED');
	const {state} = after(['x', 'return', {type: 'sign-in-failed', error}]);
	t.like(state, {reason: 'refused', focus: 'credential', isSending: false, error});
	t.is(textOf(state.credential), '');
	t.is(textOf(state.address), local);
});

test('an address that does not answer gets the pointer, and the key is kept', (t) => {
	const {state} = after(['x', 'return', {type: 'sign-in-failed', error: failure('CONNECTION')}]);
	t.like(state, {reason: 'unreachable', focus: 'address', isSending: false});
	t.is(textOf(state.credential), 'x');
});

test('ctrl+n goes through the remembered installations and round', (t) => {
	const context = sampleContext({recentAddresses: ['https://a.example', 'https://b.example']});
	const addressAfter = (count: number) =>
		textOf(
			after(
				Array.from({length: count}, () => 'ctrl+n'),
				context,
			).state.address,
		);
	t.deepEqual([1, 2, 3].map(addressAfter), ['https://a.example', 'https://b.example', 'https://a.example']);
});

test('ctrl+n does nothing where there is no other installation', (t) => {
	t.is(textOf(after(['ctrl+n'], sampleContext({recentAddresses: [local]})).state.address), local);
});

test('letters that are commands elsewhere are typed here', (t) => {
	t.is(textOf(after(typing('q?nr')).state.credential), 'q?nr');
});

const keyText = 'phk_live_0123456789abcdefghij';
const elsewhere = () => createSignInScreen('http://localhost:8000', 'unreachable');

for (const [what, actions] of [
	['pasted', [{type: 'text-pasted', text: `${keyText}\n`}]],
	['typed letter by letter', typing(keyText)],
] as const) {
	test(`a key that is ${what} into the address moves to its own field`, (t) => {
		const {session} = play(sessionOf([elsewhere()]), actions);
		const form = shown(session, 'sign-in');
		t.is(form.focus, 'credential');
		t.is(textOf(form.credential), keyText);
		t.is(textOf(form.address), 'http://localhost:8000');
		t.false(JSON.stringify(session.notice).includes(keyText));
	});
}

test('a key of another form that is sent off as an address moves, too, and is not repeated in an error', (t) => {
	const other = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
	const {session, effects} = play(sessionOf([elsewhere()]), ['ctrl+u', ...typing(other), 'return']);
	const form = shown(session, 'sign-in');
	t.deepEqual(effects, []);
	t.is(textOf(form.credential), other);
	t.is(textOf(form.address), '');
	t.false(JSON.stringify([form.problems, session.notice]).includes(other));
});

test('what is an address stays one', (t) => {
	for (const text of ['https://phycloud.example/eu', 'localhost:8000', 'a-very-long-host-name.example']) {
		const {session} = play(sessionOf([elsewhere()]), ['ctrl+u', {type: 'text-pasted', text}]);
		t.is(textOf(shown(session, 'sign-in').address), text);
	}
});
