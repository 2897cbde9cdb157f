import test from 'ava';
import {sortFields} from '../../../../source/core/key-order.js';
import {textField, textOf} from '../../../../source/tui/input/text-field.js';
import {detailsCover, reduceKeys} from '../../../../source/tui/screens/keys/reduce.js';
import {type KeysScreen, keysScreen} from '../../../../source/tui/screens/keys/state.js';
import {type ScreenAction} from '../../../../source/tui/session/step.js';
import {
	doings,
	failure,
	intended,
	later,
	listOf,
	now,
	play,
	revokedKey,
	rowIds,
	sampleKey,
	sampleShared,
	sampleTenant,
	sessionOf,
	shown,
	typing,
} from '../../sample.js';

const shared = sampleShared();
const keys = [sampleKey('a'), sampleKey('b'), sampleKey('c'), revokedKey('d')];
const list = listOf(keys);
const after = (screen: KeysScreen, presses: readonly string[]) =>
	shown(play(sessionOf([screen]), presses).session, 'keys');

const moves: ReadonlyArray<readonly [presses: string, selected: string]> = [
	['down', 'b'],
	['j j', 'c'],
	['j k', 'a'],
	['up', 'a'],
	['G', 'd'],
	['G down', 'd'],
	['G g', 'a'],
	['end home', 'a'],
	['pagedown', 'd'],
	['pagedown pageup', 'a'],
	['ctrl+n ctrl+n ctrl+p', 'b'],
];

for (const [presses, selected] of moves) {
	test(`from the first row, ${presses} leads to row ${selected}`, (t) => {
		t.is(after(list, presses.split(' ')).selected, `key_${selected}`);
	});
}

test('moving in an empty list selects nothing', (t) => {
	t.is(after(listOf([]), ['down', 'G', 'pageup']).selected, undefined);
});

test('space marks a key and goes on to the next; a second time takes the mark off', (t) => {
	const marked = after(list, ['space', 'space']);
	t.deepEqual([...marked.marked], ['key_a', 'key_b']);
	t.is(marked.selected, 'key_c');
	t.deepEqual([...after(marked, ['g', 'space']).marked], ['key_b']);
	t.is(after(marked, ['u']).marked.size, 0);
});

test('a revoked key cannot be marked, nor revoked', (t) => {
	t.is(after(list, ['G', 'space']).marked.size, 0);
	t.is(play(sessionOf([list]), ['G', 'r']).session.screens.length, 1);
	const step = reduceKeys(after(list, ['G']), intended('revoke'), shared);
	t.is(step.go, undefined);
	t.is(step.say?.text, 'This key is revoked already.');
});

test('r is for the marked keys wherever the pointer is, and for the selected one if none is marked', (t) => {
	const asked = (presses: readonly string[]) =>
		shown(play(sessionOf([list]), presses).session, 'revoke').keys.map(({id}) => id);
	t.deepEqual(asked(['down', 'r']), ['key_b']);
	t.deepEqual(asked(['space', 'space', 'G', 'r']), ['key_a', 'key_b']);
});

test('marks that the filter hides count for r all the same', (t) => {
	const {session} = play(sessionOf([list]), ['space', 'space', '/', 'c', 'return', 'r']);
	t.deepEqual(
		shown(session, 'revoke').keys.map(({id}) => id),
		['key_a', 'key_b'],
	);
});

test('escape undoes one thing at a time: details, filter, marks; then it goes to the tenants', (t) => {
	const wide = sampleShared({size: {columns: 160, rows: 24}});
	let session = sessionOf([{...list, showsDetails: true, filter: textField('a'), marked: new Set(['key_a'])}], wide);
	const states = [];
	for (let count = 0; count < 3; count++) {
		session = play(session, ['escape']).session;
		const {showsDetails, filter, marked} = shown(session, 'keys');
		states.push([showsDetails, textOf(filter), marked.size]);
	}

	t.deepEqual(states, [
		[false, 'a', 1],
		[false, '', 1],
		[false, '', 0],
	]);
	const last = play(session, ['escape']);
	t.is(shown(last.session, 'tenants').selected, 'ten_acme01');
	t.deepEqual(doings(last.effects), ['stop-watching', 'load-tenants']);
});

test('the filter narrows with every letter, keeps with enter and goes with escape', (t) => {
	const named = listOf([sampleKey('gate-east'), sampleKey('gate-west'), sampleKey('fleet')]);
	const filtering = after(named, ['/', ...typing('gate')]);
	t.is(rowIds(filtering), 'gate-east gate-west');
	const kept = after(filtering, ['return']);
	t.false(kept.isFiltering);
	t.is(rowIds(kept), 'gate-east gate-west');
	t.is(rowIds(after(filtering, ['escape'])), 'fleet gate-east gate-west');
	t.is(rowIds(after(filtering, ['ctrl+u'])), 'fleet gate-east gate-west');
});

test('letters that are bound elsewhere go into the filter while it is open', (t) => {
	t.is(textOf(after(list, ['/', ...typing('nrq t')]).filter), 'nrq t');
});

test('a paste goes into the open filter, and nowhere while it is closed', (t) => {
	const paste = {type: 'text-pasted', text: 'b\n'} as const;
	const open = play(sessionOf([list]), ['/', paste]).session;
	t.is(rowIds(shown(open, 'keys')), 'b');
	t.is(shown(play(sessionOf([list]), [paste]).session, 'keys'), list);
});

test('s goes through every field and round, times latest first, and S turns the order', (t) => {
	const seen = [];
	let screen = list;
	for (const _ of sortFields) {
		screen = after(screen, ['s']);
		seen.push(`${screen.order.field}${screen.order.descending ? ' down' : ''}`);
	}

	t.deepEqual(seen, ['id', 'status', 'created down', 'expires', 'used down', 'name']);
	t.is(rowIds(after(screen, ['S'])), 'd c b a');
});

test('f goes through every status and back to all, and what is chosen is remembered', (t) => {
	const seen = [];
	let screen = list;
	for (let count = 0; count < 5; count++) {
		screen = after(screen, ['f']);
		seen.push(screen.status);
	}

	t.deepEqual(seen, ['active', 'expiring', 'expired', 'revoked', 'all']);
	const {order} = list;
	t.deepEqual(play(sessionOf([list]), ['f']).effects, [{do: 'remember', what: {view: {order, status: 'active'}}}]);
});

test('y copies the id of the selected key, of none in an empty list', (t) => {
	t.deepEqual(play(sessionOf([list]), ['down', 'y']).effects, [{do: 'copy-id', id: 'key_b'}]);
	t.deepEqual(reduceKeys(listOf([]), intended('copy-id'), shared).effects, []);
});

test('n opens the form for this tenant, unless the tenant is inactive', (t) => {
	const {session} = play(sessionOf([list]), ['n']);
	t.is(shown(session, 'new-key').tenantId, 'ten_acme01');
	const inactive = {...list, tenant: sampleTenant({status: 'inactive'})};
	t.is(play(sessionOf([inactive]), ['n']).session.screens.length, 1);
});

const seeing = (event: (ScreenAction & {type: 'keys-seen'})['event'], tenantId = 'ten_acme01'): ScreenAction => ({
	type: 'keys-seen',
	tenantId,
	event,
});
const failed = (seconds: number) =>
	seeing({kind: 'failed', error: failure('CONNECTION'), at: later(seconds), retryAt: later(seconds + 2)});

test('offline keeps the rows, tells since when and when next, and the first failure is the since', (t) => {
	const once = reduceKeys(list, failed(10), shared).state;
	const twice = reduceKeys(once, failed(12), shared).state;
	t.is(rowIds(twice), 'a b c d');
	t.like(twice.live, {kind: 'offline', since: later(10), retryAt: later(14), updatedAt: now});
	const back = reduceKeys(twice, seeing({kind: 'unchanged', at: later(15)}), shared).state;
	t.deepEqual(back.live, {kind: 'live', updatedAt: later(15), complete: true});
	t.deepEqual(reduceKeys(back, failed(20), shared).state.live, {
		...twice.live,
		since: later(20),
		retryAt: later(22),
		updatedAt: later(15),
	});
});

test('a list that never loaded has no time of its last update', (t) => {
	const {live} = reduceKeys(keysScreen('ten_acme01', now), failed(1), shared).state;
	t.like(live, {kind: 'offline', updatedAt: undefined});
});

test('the first keys are no news after a failure either', (t) => {
	const offline = reduceKeys(keysScreen('ten_acme01', now), failed(1), shared).state;
	const {state} = reduceKeys(offline, seeing({kind: 'keys', keys, complete: true, at: later(3)}), shared);
	t.is(rowIds(state), 'a b c d');
	t.is(state.changed.size, 0);
});

test('keys, names and new keys of other tenants are left alone', (t) => {
	const event = {kind: 'keys', keys: [], complete: true, at: now} as const;
	t.is(reduceKeys(list, seeing(event, 'ten_other'), shared).state, list);
	t.is(reduceKeys(list, {type: 'tenant-loaded', tenant: sampleTenant({id: 'ten_other'})}, shared).state, list);
	const minted = {key: sampleKey('x', {tenant_id: 'ten_other'}), secret: undefined!};
	t.is(reduceKeys(list, {type: 'created', minted}, shared).state, list);
});

test('marks of change run out with time', (t) => {
	const changed = new Map([
		['key_a', {isNew: true, until: later(3)}],
		['key_b', {isNew: false, until: later(5)}],
	]);
	const passed = (seconds: number) =>
		reduceKeys({...list, changed}, {type: 'time-passed'}, sampleShared({now: later(seconds)})).state.changed;
	t.deepEqual(passed(2).keys().toArray(), ['key_a', 'key_b']);
	t.deepEqual(passed(3).keys().toArray(), ['key_b']);
});

test('a key that ends while its status is filtered leaves the list within ten seconds', (t) => {
	const ending = listOf([sampleKey('a', {expires_at: later(1).toISOString()})], {status: 'expiring'});
	let screen = ending;
	for (let second = 0; second <= 11; second++) {
		screen = reduceKeys(screen, {type: 'time-passed'}, sampleShared({now: later(second)})).state;
	}

	t.is(rowIds(ending), 'a');
	t.is(rowIds(screen), '');
});

test('details cover the list below 110 columns and stand beside it from there on', (t) => {
	const covers = (columns: number, showsDetails = true) =>
		detailsCover({...list, showsDetails}, {size: {columns, rows: 24}});
	t.deepEqual([covers(109), covers(110), covers(80, false)], [true, false, false]);
});
