import test from 'ava';
import fc from 'fast-check';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {sortFields} from '../../../../source/core/key-order.js';
import {keyStates} from '../../../../source/core/key-status.js';
import {textField} from '../../../../source/tui/input/text-field.js';
import {
	arrangeRows,
	filterSorted,
	listHeight,
	updateKeySet,
	insertCreatedKey,
} from '../../../../source/tui/screens/keys/arrange.js';
import {createKeysScreen, selectedKey} from '../../../../source/tui/screens/keys/model.js';
import {layoutOf} from '../../../../source/tui/model/layout.js';
import {
	later,
	listOf,
	now,
	play,
	revokedKey,
	rowIds,
	sampleKey,
	sampleContext,
	sessionOf,
	shown,
} from '../../sample.js';

const context = sampleContext();
const abc = [sampleKey('a'), sampleKey('b'), sampleKey('c')];

const someKeys: fc.Arbitrary<Key[]> = fc.uniqueArray(
	fc
		.record({
			id: fc.constantFrom(...'abcdefghijklmnop'),
			name: fc.constantFrom('gate', 'gate-2', 'fleet', 'fleet-10', 'nightly'),
			status: fc.constantFrom('active', 'expired', 'revoked'),
			used: fc.option(fc.integer({min: 0, max: 59})),
			ends: fc.option(fc.integer({min: -5, max: 60})),
		})
		.map(({id, name, status, used, ends}) =>
			sampleKey(id, {
				name,
				status,
				last_used_at: used === null ? null : `2026-11-22T00:00:${String(used).padStart(2, '0')}Z`,
				expires_at: ends === null ? null : later(ends * 86_400).toISOString(),
			}),
		),
	{selector: ({id}) => id},
);

const someView = fc.record({
	order: fc.record({field: fc.constantFrom(...sortFields), descending: fc.boolean()}),
	status: fc.constantFrom('all', 'all', 'all', ...keyStates),
	filter: fc.constantFrom('', '', '', 'gate', 'fleet', 'key_a', 'zzz').map(textField),
});

/** Keys as they are, and as they are found the next time: some gone, some different, some new. */
const someRefresh = fc.tuple(someKeys, someKeys, fc.infiniteStream(fc.boolean())).map(([before, others, isKept]) => ({
	before,
	after: [...before.filter(({id}) => others.every((other) => other.id !== id) && isKept.next().value), ...others],
}));

test('the selection stays on its key through every refresh, sort, filter and status that leaves it in the list', (t) => {
	let stayed = 0;
	t.notThrows(() => {
		fc.assert(
			fc.property(someRefresh, someView, someView, fc.nat(20), ({before, after}, view, nextView, choice) => {
				const shownBefore = listOf(before, view);
				const selected = shownBefore.rows[choice % Math.max(1, shownBefore.rows.length)]?.id;
				const next = updateKeySet({...shownBefore, selected, ...nextView}, after, context);
				const index = next.rows.findIndex(({id}) => id === selected);
				if (index !== -1) {
					stayed += index > 0 ? 1 : 0;
					return next.selected === selected;
				}

				return selectedKey(next) === next.rows.find(({id}) => id === next.selected);
			}),
			{numRuns: 1000},
		);
	});
	t.true(stayed > 20);
});

const rearranged: ReadonlyArray<readonly [what: string, presses: readonly string[]]> = [
	['the order is turned', ['S']],
	['the field of the order changes', ['s']],
	['a filter leaves it', ['/', 'c']],
	['the filter goes', ['/', 'c', 'escape']],
	['a status leaves it', ['f']],
];

for (const [what, presses] of rearranged) {
	test(`the pointer stays on its key when ${what}`, (t) => {
		const {session} = play(sessionOf([listOf([...abc, sampleKey('cc')], {selected: 'key_c'})]), presses);
		t.is(shown(session, 'keys').selected, 'key_c');
	});
}

test('the selected row is always on the screen', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(someKeys, someView, fc.integer({min: 5, max: 100}), fc.nat(40), (keys, view, rows, top) => {
				const small = sampleContext({size: {columns: 80, rows}});
				const list = arrangeRows({...listOf(keys), ...view, top}, small);
				const index = list.rows.findIndex(({id}) => id === list.selected);
				return list.rows.length === 0 || (list.top <= index && index < list.top + listHeight(small));
			}),
		);
	});
});

test('the list has the rows of the body but for its headings', (t) => {
	const size = {columns: 80, rows: 24};
	t.is(listHeight({size}), layoutOf(size).body - 1);
	t.is(listHeight({size: {columns: 20, rows: 5}}), 1);
});

test('a selected key that goes leaves the pointer on the row that took its place', (t) => {
	const list = listOf(abc, {selected: 'key_b'});
	t.is(updateKeySet(list, [abc[0]!, abc[2]!], context).selected, 'key_c');
	t.is(updateKeySet({...list, selected: 'key_c'}, abc.slice(0, 2), context).selected, 'key_b');
	t.is(selectedKey(updateKeySet(list, [], context)), undefined);
});

test('a filter that matches nothing gives the pointer back to its key when it is loosened', (t) => {
	const list = listOf(abc, {selected: 'key_b'});
	const nothing = filterSorted({...list, filter: textField('zzz')}, context);
	t.is(selectedKey(nothing), undefined);
	t.is(selectedKey(filterSorted({...nothing, filter: textField()}, context))?.id, 'key_b');
});

test('a status shows its keys alone, an active key that has ended meanwhile as expired', (t) => {
	const keys = [
		sampleKey('active'),
		sampleKey('soon', {expires_at: later(86_400).toISOString()}),
		sampleKey('ended', {expires_at: later(-1).toISOString()}),
		revokedKey('gone'),
	];
	const of = (status: (typeof keyStates)[number]) => rowIds(listOf(keys, {status}));
	t.deepEqual(keyStates.map(of), ['active', 'soon', 'ended', 'gone', '']);
	t.is(rowIds(listOf(keys)), 'active ended gone soon');
});

test('marks stay on keys that can be revoked, filtered away or not, and go with those that are revoked or gone', (t) => {
	const marked = listOf(abc, {marked: new Set(['key_a', 'key_b', 'key_c']), filter: textField('a')});
	const next = updateKeySet(marked, [abc[0]!, revokedKey('b')], context);
	t.deepEqual([...next.marked], ['key_a']);
	const filtered = updateKeySet({...marked, filter: textField('nothing-like-it')}, abc, context);
	t.is(filtered.rows.length, 0);
	t.deepEqual([...filtered.marked], ['key_a', 'key_b', 'key_c']);
});

test('the first keys are no news', (t) => {
	const loading = createKeysScreen('ten_acme01', now);
	t.is(updateKeySet(loading, abc, context).changed.size, 0);
	const partly = listOf(abc.slice(0, 1), {live: {kind: 'live', updatedAt: now, complete: false}});
	t.is(updateKeySet(partly, abc, context).changed.size, 0);
});

const changes: ReadonlyArray<readonly [what: string, change: Partial<Key>, isNews: boolean]> = [
	['another status', {status: 'expired'}, true],
	['another name', {name: 'renamed'}, true],
	['another end', {expires_at: '2027-01-01T00:00:00Z'}, true],
	['other scopes', {scopes: ['admin:keys']}, true],
	['being used', {last_used_at: '2026-11-23T04:05:05Z'}, false],
];

for (const [what, change, isNews] of changes) {
	test(`${what} is ${isNews ? 'a change' : 'no change'}`, (t) => {
		const {changed} = updateKeySet(listOf(abc), [sampleKey('a', change), ...abc.slice(1)], context);
		t.deepEqual([...changed], isNews ? [['key_a', {isNew: false, until: later(3)}]] : []);
	});
}

test('a key that was not there is new, for three seconds', (t) => {
	const next = updateKeySet(listOf(abc.slice(0, 2)), abc, context);
	t.deepEqual([...next.changed], [['key_c', {isNew: true, until: later(3)}]]);
	t.deepEqual(
		updateKeySet(next, abc, sampleContext({now: later(2)}))
			.changed.keys()
			.toArray(),
		['key_c'],
	);
	t.is(updateKeySet(next, abc, sampleContext({now: later(3)})).changed.size, 0);
});

test('a key that was just created shows whatever is filtered, the pointer on it and a mark beside it', (t) => {
	const list = listOf(abc, {status: 'revoked', filter: textField('zzz')});
	const next = insertCreatedKey(list, sampleKey('new'), context);
	t.is(rowIds(next), 'a b c new');
	t.is(next.selected, 'key_new');
	t.true(next.changed.get('key_new')?.isNew);
});

test('a key that was just created and that a refresh brought already is there once', (t) => {
	t.is(rowIds(insertCreatedKey(listOf(abc), sampleKey('b'), context)), 'a b c');
});
