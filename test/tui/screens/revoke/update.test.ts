import test from 'ava';
import {textField, textOf} from '../../../../source/tui/input/text-field.js';
import {updateRevoke} from '../../../../source/tui/screens/revoke/update.js';
import {failedKeys, createRevokeScreen, type RevokeScreen} from '../../../../source/tui/screens/revoke/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {topScreen} from '../../../../source/tui/session/model.js';
import {doings, intended, play, revokedKey, sampleKey, sampleContext, shown, typing, now} from '../../sample.js';
import {ended, failing, list, one, over, several, single, three, two} from './sample.js';

const context = sampleContext();

test('one key is revoked by its name', (t) => {
	const {session, effects} = play(over(single), [...typing('ab'), 'return']);
	t.deepEqual(effects, [{type: 'revoke', keys: [one]}]);
	t.is(shown(session, 'revoke').progress?.get('key_ab')?.kind, 'waiting');
});

test('several keys are revoked by their number', (t) => {
	t.deepEqual(play(over(several), ['3', 'return']).effects, [{type: 'revoke', keys: [one, two, three]}]);
});

const wrong: ReadonlyArray<readonly [what: string, screen: RevokeScreen, typed: string]> = [
	['another name', single, 'b'],
	['the beginning of the name', single, 'a'],
	['more than the name', single, 'abc'],
	['the name in other letters', single, 'AB'],
	['the id of another key', single, 'key_b'],
	['an id for several keys', several, 'key_ab'],
	['yes', single, 'y'],
	['the number 1 for one key', single, '1'],
	['another number', several, '2'],
	['the number in words', several, 'three'],
	['a name for several keys', several, 'ab'],
];

for (const [what, screen, typed] of wrong) {
	test(`${what} revokes nothing, says so and keeps what was typed`, (t) => {
		const {session, effects} = play(over(screen), [...typing(typed), 'return']);
		const state = shown(session, 'revoke');
		t.deepEqual(effects, []);
		t.regex(state.problem ?? '', /^That is not (the name of the key|3)\.$/);
		t.is(textOf(state.field), typed);
		t.is(shown(play(session, ['backspace']).session, 'revoke').problem, undefined);
	});
}

const confirming: ReadonlyArray<readonly [what: string, name: string, typed: string]> = [
	['blanks around it', 'ab', ' ab '],
	['its accents composed otherwise', 'caf\u00E9', 'cafe\u0301'],
	['blanks within it', 'my key', 'my key'],
	['question marks in it', 'why?', 'why?'],
];

for (const [what, name, typed] of confirming) {
	test(`a name is the name with ${what}`, (t) => {
		const key = sampleKey('x', {name});
		const {effects} = play(over(createRevokeScreen([key], undefined, now)), [...typing(typed), 'return']);
		t.deepEqual(effects, [{type: 'revoke', keys: [key]}]);
	});
}

test('a name that the server gave with a blank at its end can be confirmed', (t) => {
	const key = sampleKey('x', {name: 'ab '});
	t.deepEqual(play(over(createRevokeScreen([key], undefined, now)), [...typing('ab '), 'return']).effects, [
		{type: 'revoke', keys: [key]},
	]);
});

test('the id confirms one key, too: not every name can be typed', (t) => {
	const {effects} = play(over(single), [...typing('key_ab'), 'return']);
	t.deepEqual(effects, [{type: 'revoke', keys: [one]}]);
});

for (const name of ['a\u001B[2Jb', 'pay\u202Elorry', ' ']) {
	test(`the name ${JSON.stringify(name)}, which cannot be typed as it is, is confirmed by the id`, (t) => {
		const key = sampleKey('x', {name});
		const screen = createRevokeScreen([key], undefined, now);
		t.is(screen.expected, 'key_x');
		t.deepEqual(play(over(screen), [...typing('key_x'), 'return']).effects, [{type: 'revoke', keys: [key]}]);
	});
}

test('a name that is pasted with its line end confirms', (t) => {
	const paste = {type: 'text-pasted', text: 'ab\n'} as const;
	t.deepEqual(doings(play(over(single), [paste, 'return']).effects), ['revoke']);
	t.deepEqual(play(over(single), [paste]).effects, []);
});

for (const [what, presses] of [
	['enter on an empty field', ['return']],
	['enter on blanks', ['space', 'space', 'return']],
	['escape', [...typing('ab'), 'escape']],
] as const) {
	test(`${what} goes back and revokes nothing`, (t) => {
		const {session, effects} = play(over(single), presses);
		t.is(shown(session, 'keys'), list);
		t.deepEqual(effects, []);
		t.is(session.notice?.text, 'Nothing was revoked.');
	});
}

test('enter a second time sends nothing twice and does not leave before the answer', (t) => {
	const {session, effects} = play(over(single), [...typing('ab'), 'return', 'return', 'escape', 'r', 'a', 'return']);
	t.deepEqual(doings(effects), ['revoke']);
	t.is(topScreen(session).name, 'revoke');
	t.is(session.notice?.text, 'Revoking keys: wait for the response.');
});

test('what failed can be tried again, alone, once all answers are there', (t) => {
	const sent = play(over(several), ['3', 'return']).session;
	const partly = play(sent, [failing('key_ab'), ended('key_b')]).session;
	t.deepEqual(play(partly, ['r']).effects, []);
	const all = play(partly, [ended('key_c')]).session;
	t.deepEqual(failedKeys(shown(all, 'revoke')), [one]);
	const again = play(all, ['r']);
	t.deepEqual(again.effects, [{type: 'revoke', keys: [one]}]);
	t.deepEqual(play(again.session, ['r']).effects, []);
	t.deepEqual(failedKeys(shown(play(again.session, [ended('key_ab')]).session, 'revoke')), []);
});

test('going back afterwards says what became of the keys and looks at the list at once', (t) => {
	const sent = play(over(several), ['3', 'return']).session;
	const good = play(sent, [ended('key_ab'), ended('key_b'), ended('key_c'), 'return']);
	t.is(good.session.notice?.text, '3 keys are revoked.');
	t.deepEqual(good.effects, [{type: 'refresh'}]);
	const bad = play(sent, [ended('key_ab'), failing('key_b'), ended('key_c'), 'escape']);
	t.is(shown(bad.session, 'keys').name, 'keys');
	t.deepEqual(bad.session.notice, {tone: 'danger', text: '2 of 3 are revoked; the outcome of 1 is unknown.'});
	t.deepEqual(bad.effects, [{type: 'refresh'}]);
	const alone = play(play(over(single), [...typing('ab'), 'return']).session, [ended('key_ab'), 'return']);
	t.is(alone.session.notice?.text, 'ab is revoked.');
});

test('while keys are being revoked, enter and escape say to wait, and ctrl+c leaves the session', (t) => {
	const sent = play(over(several), ['3', 'return', failing('key_ab')]).session;
	for (const name of ['return', 'escape']) {
		const {session, effects} = play(sent, [name]);
		t.is(shown(session, 'revoke'), shown(sent, 'revoke'));
		t.is(session.notice?.text, 'Revoking keys: wait for the response.');
		t.deepEqual(effects, []);
	}

	t.deepEqual(play(sent, ['ctrl+c']).effects, [{type: 'exit', exitCode: 130}]);
});

test('a key that was revoked before counts as done', (t) => {
	const sent = play(over(single), [...typing('ab'), 'return']).session;
	const already: Message = {
		type: 'revocation-ended',
		revocation: {id: 'key_ab', outcome: 'already', key: revokedKey('ab')},
	};
	t.is(shown(play(sent, [already]).session, 'revoke').progress?.get('key_ab')?.kind, 'done');
});

test('an answer about a key of another confirmation is left alone', (t) => {
	t.is(updateRevoke(single, ended('key_b') as never, context), undefined);
	const sent = updateRevoke({...single, field: textField('ab')}, intended('submit'), context)!.state;
	t.is(updateRevoke(sent, ended('key_b') as never, context), undefined);
});
