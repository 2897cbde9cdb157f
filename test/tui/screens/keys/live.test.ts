import test from 'ava';
import {reduceKeys} from '../../../../source/tui/screens/keys/update.js';
import {keysScreen} from '../../../../source/tui/screens/keys/model.js';
import {type ScreenAction} from '../../../../source/tui/model/context.js';
import {
	doings,
	failure,
	intended,
	later,
	listOf,
	now,
	revokedKey,
	rowIds,
	sampleKey,
	sampleShared,
	sampleTenant,
} from '../../sample.js';

const shared = sampleShared();
const keys = [sampleKey('a'), sampleKey('b'), sampleKey('c'), revokedKey('d')];
const list = listOf(keys);

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

const seen = seeing({kind: 'keys', keys, complete: true, at: now});

test('a tenant is remembered once its keys are seen, and again only after they were not to be had', (t) => {
	const first = reduceKeys(keysScreen('ten_acme01', now), seen, shared);
	t.deepEqual(first.effects, [{do: 'remember', what: {tenant: 'ten_acme01'}}]);
	t.is(reduceKeys(first.state, seen, shared).effects, undefined);
	const offline = reduceKeys(keysScreen('ten_acme01', now), failed(1), shared);
	t.is(offline.effects, undefined);
	t.deepEqual(doings(reduceKeys(offline.state, seen, shared).effects), ['remember']);
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
	const minted = {key: sampleKey('x', {tenant_id: 'ten_other'}), secret: undefined!, warnings: []};
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

test('states age however seldom and at whatever second the clock ticks', (t) => {
	const ending = listOf([sampleKey('a', {expires_at: later(30).toISOString()})], {status: 'expiring'});
	const {state} = reduceKeys(ending, {type: 'time-passed'}, sampleShared({now: later(61)}));
	t.is(rowIds(state), '');
	t.is(state.facts.counts.expired, 1);
	t.is(reduceKeys(state, {type: 'time-passed'}, sampleShared({now: later(62)})).state, state);
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

const pages = (count: number, from: number) =>
	Array.from({length: count}, (_, index) =>
		sampleKey(`k${String(from - index).padStart(5, '0')}`, {name: `k${String(from - index).padStart(5, '0')}`}),
	);
const first = pages(100, 300);
const all = [...first, ...pages(200, 200)];
const byName = {order: {field: 'name', descending: false}, status: 'all'} as const;
const opened = () => keysScreen('ten_acme01', now, byName);
const page = (some: typeof all, complete: boolean) => seeing({kind: 'keys', keys: some, complete, at: now});

test('while pages arrive the pointer stays on the first row, until it is moved', (t) => {
	const partly = reduceKeys(opened(), page(first, false), shared).state;
	t.is(partly.selected, 'key_k00201');
	const whole = reduceKeys(partly, page(all, true), shared).state;
	t.deepEqual([whole.selected, whole.position, whole.top], ['key_k00001', 0, 0]);
	const moved = reduceKeys(partly, intended('down'), shared).state;
	const after = reduceKeys(moved, page(all, true), shared).state;
	t.deepEqual([after.selected, after.position], ['key_k00202', 201]);
});

test('once all are there the pointer stays on its key', (t) => {
	const whole = reduceKeys(opened(), page(first, true), shared).state;
	t.is(reduceKeys(whole, page(all, true), shared).state.selected, 'key_k00201');
});

test('keys that are on their way are counted page by page', (t) => {
	const partly = reduceKeys(opened(), page(first, false), shared).state;
	const counted = (screen: typeof partly, tenantId = 'ten_acme01') =>
		reduceKeys(screen, {type: 'keys-counted', tenantId, count: 200}, shared).state;
	t.like(counted(partly).live, {kind: 'live', complete: false, loaded: 200});
	t.is(counted(partly, 'ten_other'), partly);
	const whole = reduceKeys(counted(partly), page(all, true), shared).state;
	t.deepEqual(whole.live, {kind: 'live', updatedAt: now, complete: true});
	t.is(counted(whole), whole);
});
