import test from 'ava';
import {updateKeys} from '../../../../source/tui/screens/keys/update.js';
import {type KeysScreen} from '../../../../source/tui/screens/keys/model.js';
import {intended, listOf, revokedKey, sampleContext, sampleKey} from '../../sample.js';

const context = sampleContext();
const list = listOf([
	sampleKey('a', {name: 'ci-a'}),
	sampleKey('b', {name: 'ci-b'}),
	sampleKey('c', {name: 'relay'}),
	revokedKey('d'),
]);
const after = (screen: KeysScreen, ...intents: ReadonlyArray<Parameters<typeof intended>[0]>): KeysScreen => {
	let state = screen;
	for (const intent of intents) {
		state = updateKeys(state, intended(intent) as never, context)!.state;
	}

	return state;
};

const marks = ({marked}: KeysScreen) =>
	[...marked]
		.map((id) => id.slice(4))
		.toSorted()
		.join(' ');
const typed = (screen: KeysScreen, text: string) =>
	updateKeys({...screen, isFiltering: true}, {type: 'pasted', text}, context)!;

test('* marks every key that is shown but revoked ones, and a second time takes the marks off', (t) => {
	const all = after(list, 'mark-all');
	t.is(marks(all), 'a b c');
	t.is(marks(after(all, 'mark-all')), '');
});

test('* marks what the filter shows, beside what is marked already', (t) => {
	const one = after({...list, selected: 'key_c', cursor: list.rows.findIndex(({id}) => id === 'key_c')}, 'mark');
	t.is(marks(one), 'c');
	const filtered = typed(one, 'ci-').state;
	t.is(marks(after(filtered, 'mark-all')), 'a b c');
	t.is(marks(after(filtered, 'mark-all', 'mark-all')), 'c', 'what is not shown stays marked');
});

test('a number sorts by the column at that place, and turns it round the second time', (t) => {
	t.deepEqual(after(list, 'sort-status').order, {field: 'status', descending: false});
	t.deepEqual(after(list, 'sort-status', 'sort-status').order, {field: 'status', descending: true});
	t.deepEqual(after(list, 'sort-created').order, {field: 'created', descending: true});
	const {effects} = updateKeys(list, intended('sort-expires'), context)!;
	t.deepEqual(effects, [
		{type: 'remember', what: {view: {order: {field: 'expires', descending: false}, status: list.status}}},
	]);
});

const secret = `phk_live_${'a1B2c3D4'.repeat(4)}x7Qd`;

test('a secret that is pasted into the list opens the filter on its end, and is kept nowhere', (t) => {
	const keys = listOf([
		sampleKey('a', {redacted_secret: 'phk_live_…x7Qd'}),
		sampleKey('b', {redacted_secret: 'phk_live_…0000'}),
	]);
	const {state, notice} = updateKeys(keys, {type: 'pasted', text: `${secret}\n`}, context)!;
	t.deepEqual(
		state.rows.map(({id}) => id),
		['key_a'],
	);
	t.regex(notice!.text, /secret: only its end is kept/);
	t.false(JSON.stringify(state).includes(secret.slice(9, 20)));
	t.is(updateKeys(keys, {type: 'pasted', text: 'a name'}, context), undefined);
});

test('a secret that is pasted into the filter becomes a term beside what is there', (t) => {
	const keys = listOf([sampleKey('a', {redacted_secret: 'phk_live_…x7Qd'}), sampleKey('b')]);
	const {state} = typed(keys, secret);
	t.is(state.filter.graphemes.join(''), 'ending:x7Qd');
});
