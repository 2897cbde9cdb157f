import test from 'ava';
import {updateKeys} from '../../../../source/tui/screens/keys/update.js';
import {createKeysScreen, type KeysIntent} from '../../../../source/tui/screens/keys/model.js';
import {type ScreenMessage} from '../../../../source/tui/model/screen-module.js';
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
	sampleContext,
	sampleTenant,
} from '../../sample.js';

/** The list after a message: the same, where that does not concern it. */
const updated = (...[screen, message, context]: Parameters<typeof updateKeys>) =>
	updateKeys(screen, message, context) ?? {state: screen, effects: undefined};

const context = sampleContext();
const keys = [sampleKey('a'), sampleKey('b'), sampleKey('c'), revokedKey('d')];
const list = listOf(keys);

const seeing = (
	event: (ScreenMessage & {type: 'keys-seen'})['event'],
	tenantId = 'ten_acme01',
): ScreenMessage<KeysIntent> => ({
	type: 'keys-seen',
	tenantId,
	event,
});
const failed = (seconds: number) =>
	seeing({kind: 'failed', error: failure('CONNECTION'), at: later(seconds), retryAt: later(seconds + 2)});

test('offline keeps the rows, tells since when and when next, and the first failure is the since', (t) => {
	const once = updated(list, failed(10), context).state;
	const twice = updated(once, failed(12), context).state;
	t.is(rowIds(twice), 'a b c d');
	t.like(twice.live, {kind: 'offline', since: later(10), retryAt: later(14), updatedAt: now});
	const back = updated(twice, seeing({kind: 'unchanged', at: later(15)}), context).state;
	t.deepEqual(back.live, {kind: 'live', updatedAt: later(15), complete: true});
	t.deepEqual(updated(back, failed(20), context).state.live, {
		...twice.live,
		since: later(20),
		retryAt: later(22),
		updatedAt: later(15),
	});
});

const seen = seeing({kind: 'keys', keys, complete: true, at: now});

test('a tenant is remembered once its keys are seen, and again only after they were not to be had', (t) => {
	const first = updated(createKeysScreen('ten_acme01', now), seen, context);
	t.deepEqual(first.effects, [{type: 'remember', what: {tenant: 'ten_acme01'}}]);
	t.is(updated(first.state, seen, context).effects, undefined);
	const offline = updated(createKeysScreen('ten_acme01', now), failed(1), context);
	t.is(offline.effects, undefined);
	t.deepEqual(doings(updated(offline.state, seen, context).effects), ['remember']);
});

test('a list that never loaded has no time of its last update', (t) => {
	const {live} = updated(createKeysScreen('ten_acme01', now), failed(1), context).state;
	t.like(live, {kind: 'offline', updatedAt: undefined});
});

test('the first keys are no news after a failure either', (t) => {
	const offline = updated(createKeysScreen('ten_acme01', now), failed(1), context).state;
	const {state} = updated(offline, seeing({kind: 'keys', keys, complete: true, at: later(3)}), context);
	t.is(rowIds(state), 'a b c d');
	t.is(state.changed.size, 0);
});

test('keys, names and new keys of other tenants are left alone', (t) => {
	const event = {kind: 'keys', keys: [], complete: true, at: now} as const;
	t.is(updateKeys(list, seeing(event, 'ten_other'), context), undefined);
	t.is(updateKeys(list, {type: 'tenant-loaded', tenant: sampleTenant({id: 'ten_other'})}, context), undefined);
	const minted = {key: sampleKey('x', {tenant_id: 'ten_other'}), secret: undefined!, warnings: []};
	t.is(updateKeys(list, {type: 'created', minted}, context), undefined);
});

test('marks of change run out with time', (t) => {
	const changed = new Map([
		['key_a', {isNew: true, until: later(3)}],
		['key_b', {isNew: false, until: later(5)}],
	]);
	const passed = (seconds: number) =>
		updated({...list, changed}, {type: 'time-passed'}, sampleContext({now: later(seconds)})).state.changed;
	t.deepEqual(passed(2).keys().toArray(), ['key_a', 'key_b']);
	t.deepEqual(passed(3).keys().toArray(), ['key_b']);
});

test('states age however seldom and at whatever second the clock ticks', (t) => {
	const ending = listOf([sampleKey('a', {expires_at: later(30).toISOString()})], {status: 'expiring'});
	const {state} = updated(ending, {type: 'time-passed'}, sampleContext({now: later(61)}));
	t.is(rowIds(state), '');
	t.is(state.stats.counts.expired, 1);
	t.is(updateKeys(state, {type: 'time-passed'}, sampleContext({now: later(62)})), undefined);
});

test('a key that ends while its status is filtered leaves the list within ten seconds', (t) => {
	const ending = listOf([sampleKey('a', {expires_at: later(1).toISOString()})], {status: 'expiring'});
	let screen = ending;
	for (let second = 0; second <= 11; second++) {
		screen = updated(screen, {type: 'time-passed'}, sampleContext({now: later(second)})).state;
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
const opened = () => createKeysScreen('ten_acme01', now, byName);
const page = (some: typeof all, complete: boolean) => seeing({kind: 'keys', keys: some, complete, at: now});

test('while pages arrive the pointer stays on the first row, until it is moved', (t) => {
	const partly = updated(opened(), page(first, false), context).state;
	t.is(partly.selected, 'key_k00201');
	const whole = updated(partly, page(all, true), context).state;
	t.deepEqual([whole.selected, whole.cursor, whole.top], ['key_k00001', 0, 0]);
	const moved = updated(partly, intended('down'), context).state;
	const after = updated(moved, page(all, true), context).state;
	t.deepEqual([after.selected, after.cursor], ['key_k00202', 201]);
});

test('once all are there the pointer stays on its key', (t) => {
	const whole = updated(opened(), page(first, true), context).state;
	t.is(updated(whole, page(all, true), context).state.selected, 'key_k00201');
});

test('keys that are on their way are counted page by page', (t) => {
	const partly = updated(opened(), page(first, false), context).state;
	const counted = (screen: typeof partly, tenantId = 'ten_acme01') =>
		updated(screen, {type: 'keys-counted', tenantId, count: 200}, context).state;
	t.like(counted(partly).live, {kind: 'live', complete: false, loaded: 200});
	t.is(counted(partly, 'ten_other'), partly);
	const whole = updated(counted(partly), page(all, true), context).state;
	t.deepEqual(whole.live, {kind: 'live', updatedAt: now, complete: true});
	t.is(counted(whole), whole);
});
