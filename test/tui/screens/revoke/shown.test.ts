import test from 'ava';
import {measure} from '../../../../source/terminal/measure.js';
import {layoutOf} from '../../../../source/tui/model/layout.js';
import {hiddenKeys, layOutKeyList} from '../../../../source/tui/screens/revoke/listing.js';
import {nameRows} from '../../../../source/tui/screens/revoke/names.js';
import {createRevokeScreen} from '../../../../source/tui/screens/revoke/model.js';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {type Session} from '../../../../source/tui/session/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {doings, listOf, now, play, sampleKey, sampleContext, sessionOf, shown, typing} from '../../sample.js';
import {one, over, several, single, three, two} from './sample.js';

const many = (count: number) =>
	Array.from({length: count}, (_, index) => sampleKey(`name-${String(index).padStart(3, '0')}`));

const at = (columns: number, rows: number, keys: readonly Key[]) =>
	sessionOf([listOf(keys), createRevokeScreen(keys, undefined, now)], sampleContext({size: {columns, rows}}));

/** Sizes of a terminal, and numbers of keys that take tens of screens there. */
const sizes = [
	[20, 5, [2, 30, 60]],
	[30, 6, [2, 30, 90]],
	[40, 12, [2, 30, 200]],
	[80, 24, [2, 30, 400]],
	[300, 100, [2, 30, 1000]],
] as const;

/** Tries to confirm screenful by screenful down to the last key: what came of it where keys were still below, and there. */
function confirmedDown(first: Session, count: number) {
	const problems: Array<string | undefined> = [];
	let session = first;
	for (;;) {
		const {below} = hiddenKeys(layOutKeyList(shown(session, 'revoke'), session.context));
		const turn = play(session, [...typing(String(count)), 'return']);
		if (below === 0 || doings(turn.effects).length > 0 || problems.length > count) {
			return {problems, below, effects: turn.effects};
		}

		problems.push(shown(turn.session, 'revoke').problem);
		session = play(turn.session, ['ctrl+u', 'pagedown']).session;
	}
}

for (const [columns, rows, counts] of sizes) {
	for (const count of counts) {
		test(`at ${columns}×${rows} ${count} keys are revoked only once each of them was on the screen`, (t) => {
			const keys = many(count);
			const {problems, below, effects} = confirmedDown(at(columns, rows, keys), count);
			t.is(below, 0);
			t.deepEqual(effects, [{type: 'revoke', keys}]);
			const told = /^Scroll down first: \d+ keys? ha(?:s|ve) not been shown\.$/;
			t.deepEqual(
				problems.filter((problem) => !told.test(problem ?? '')),
				[],
			);
		});
	}
}

test('what was scrolled past counts as shown, in whatever order', (t) => {
	const keys = many(300);
	const before = at(80, 24, keys);
	const down = Array.from({length: 6}, () => 'pagedown');
	const up = Array.from({length: 80}, () => 'up');
	const {session, effects} = play(before, [...down, ...up, ...typing('300'), 'return']);
	t.deepEqual(doings(effects), ['revoke']);
	t.is(shown(session, 'revoke').top, 0);
});

test('what was shown on a larger terminal needs not be shown again', (t) => {
	const keys = many(30);
	const smaller: Message = {type: 'resized', columns: 30, rows: 6};
	t.deepEqual(doings(play(at(80, 24, keys), [smaller, ...typing('30'), 'return']).effects), ['revoke']);
});

test('nothing counts as shown on a terminal that is too small', (t) => {
	const session = at(19, 4, many(2));
	const larger: Message = {type: 'resized', columns: 80, rows: 24};
	const {screens} = play(session, [{type: 'time-passed', now}, 'down', 'x']).session;
	t.deepEqual(screens[1], session.screens[1]);
	t.deepEqual(doings(play(session, [larger, '2', 'return']).effects), ['revoke']);
});

test('keys stand in a table where they fit, as names beside each other where they do not', (t) => {
	const kinds = [3, 30].map((count) => {
		const session = at(80, 24, many(count));
		return layOutKeyList(shown(session, 'revoke'), session.context).kind;
	});
	t.deepEqual(kinds, ['table', 'names']);
});

test('names are whole, within the width, and say where a key is in use', (t) => {
	const keys = [
		sampleKey('a', {name: '鍵'.repeat(30)}),
		sampleKey('b', {name: 'short', last_used_at: now.toISOString()}),
		sampleKey('c', {name: ' '}),
		sampleKey('d', {name: 'x'.repeat(18)}),
	];
	const rows = nameRows(keys, 18, now);
	const texts = rows.map((row) => row.map(({text}) => text));
	t.true(rows.flat().every(({text, column}) => column + measure(text) <= 18));
	t.is(texts.flat().join('|').replaceAll('鍵|鍵', '鍵鍵'), `${'鍵'.repeat(30)}|short (in use)|key_c|${'x'.repeat(18)}`);
	t.is(rows.flat().filter(({isEnd}) => isEnd).length, keys.length);
});

test('the question always has a row of its own', (t) => {
	for (const [columns, rows] of sizes) {
		const session = at(columns, rows, many(1000));
		const {height, hasHead, hasGaps} = layOutKeyList(shown(session, 'revoke'), session.context);
		t.true(height >= 1);
		t.true(height + (hasHead ? 1 : 0) + (hasGaps ? 2 : 0) < layoutOf(session.context.size).body);
	}
});

const renamed = (id: string, name: string, keys: readonly Key[]): Message => ({
	type: 'keys-seen',
	tenantId: 'ten_acme01',
	event: {
		kind: 'keys',
		keys: keys.map((key) => (key.id === id ? {...key, name} : key)),
		complete: true,
		at: now,
	},
});

test('a key that gets another name meanwhile is asked for by that, and what was typed is gone', (t) => {
	const all = [one, two, three];
	const {session} = play(over(single), ['a', renamed('key_ab', 'beta', all)]);
	const screen = shown(session, 'revoke');
	t.deepEqual([screen.expected, screen.keys[0]!.name, screen.field.graphemes.length], ['beta', 'beta', 0]);
	t.is(session.notice?.text, 'ab is now called beta. Confirm again.');
	t.deepEqual(play(session, [...typing('ab'), 'return']).effects, []);
	t.deepEqual(doings(play(session, [...typing('beta'), 'return']).effects), ['revoke']);
});

test('of several keys a new name starts the confirmation anew', (t) => {
	const {session} = play(over(several), ['3', renamed('key_b', 'beta', [one, two, three])]);
	t.is(shown(session, 'revoke').field.graphemes.length, 0);
	t.is(session.notice?.text, 'b is now called beta. Confirm again.');
	t.deepEqual(play(session, ['return']).effects, []);
});
