import {setImmediate} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {Secret} from '../../source/core/secret.js';
import {type WatchEvent, type Watch, watchKeys} from '../../source/keys/watch-keys.js';
import {createClient} from '../../source/phycloud/client.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {key} from './creating.js';

type Watched = {
	readonly events: WatchEvent[];
	readonly watch: Watch;
	/** Resolves with the first event, after those seen before, that fits. */
	next: (fits: (event: WatchEvent) => boolean) => Promise<WatchEvent>;
};

function watching(t: ExecutionContext, address: URL, secret: string, interval = 20): Watched {
	const stop = new AbortController();
	t.teardown(() => {
		stop.abort();
	});
	const events: WatchEvent[] = [];
	let seen = 0;
	const client = createClient({address, credential: new Secret(secret), timeLimit: 2000, userAgent: 'test'});
	const watch = watchKeys(client, {
		tenantId: 'ten_test01',
		signal: stop.signal,
		now: () => new Date(),
		interval,
		onEvent(event) {
			events.push(event);
		},
	});
	return {
		events,
		watch,
		async next(fits) {
			const unseen = () => events.findIndex((event, position) => position >= seen && fits(event));
			while (unseen() === -1) {
				await setImmediate();
			}

			const found = unseen();
			seen = found + 1;
			return events[found]!;
		},
	};
}

function namesIn(event: WatchEvent): string[] {
	return event.kind === 'keys' ? event.keys.map(({name}) => name) : [];
}

test('it tells of the keys, then only of changes', async (t) => {
	const {address, operator, addKey} = await installation(t);
	addKey({name: 'first'});
	const {next, events} = watching(t, address, operator);
	t.deepEqual(namesIn(await next(({kind}) => kind === 'keys')), ['first']);
	await next(({kind}) => kind === 'unchanged');
	addKey({name: 'second'});
	t.deepEqual(namesIn(await next(({kind}) => kind === 'keys')), ['second', 'first']);
	t.is(events.filter(({kind}) => kind === 'keys').length, 2);
});

test('more than a page of keys comes whole, and at first its beginning', async (t) => {
	const {address, operator, addKey, store} = await installation(t);
	store.transaction(() => {
		for (let index = 0; index < 2500; index++) {
			addKey({name: `key-${index}`});
		}
	});
	const {next, events} = watching(t, address, operator);
	const whole = await next((event) => event.kind === 'keys' && event.complete);
	t.is(new Set(namesIn(whole)).size, 2500);
	t.like(events[0], {kind: 'keys', complete: false});
	t.is(namesIn(events[0]!).length, 1000);
});

test('refresh looks at once, however long the interval', async (t) => {
	const {address, operator, addKey} = await installation(t);
	const {next, watch} = watching(t, address, operator, 3_600_000);
	await next(({kind}) => kind === 'keys');
	addKey({name: 'new'});
	watch.refresh();
	t.deepEqual(namesIn(await next(({kind}) => kind === 'keys')), ['new']);
});

test('a server that dies is told with the time of the next try, and one that comes back is found again', async (t) => {
	let isUp = true;
	const keys = answeringJson(200, {keys: [], next_cursor: null}, {etag: '"1"'});
	const {address} = await hostileServer(t, (socket, request) => {
		if (isUp) {
			keys(socket, request);
		} else {
			answeringJson(400 + 104, {})(socket, request);
		}
	});
	const {next} = watching(t, address, 'x');
	await next(({kind}) => kind === 'keys');
	isUp = false;
	const failed = await next(({kind}) => kind === 'failed');
	t.like(failed, {error: {code: 'SERVER'}});
	t.true(failed.kind === 'failed' && failed.retryAt!.getTime() > failed.at.getTime());
	isUp = true;
	await next(({kind}) => kind === 'keys');
});

test('an error that a retry cannot help is reported as such, and read again on request', async (t) => {
	const {address, store, operator} = await installation(t);
	const {next, watch} = watching(t, address, operator);
	await next(({kind}) => kind === 'keys');
	const own = store.findActiveByName('ten_phyops', 'demo-admin')!;
	store.revokeKey(own, {
		at: '2026-01-01T00:00:00Z',
		actor: 'test',
		action: 'key.revoked',
		key_id: own,
		request_id: 'r',
	});
	const failed = await next(({kind}) => kind === 'failed');
	t.like(failed, {error: {code: 'UNAUTHENTICATED'}, retryAt: undefined});
	watch.refresh();
	const again = await next((event) => event.kind === 'failed' && event !== failed);
	t.like(again, {error: {code: 'UNAUTHENTICATED'}});
});

test('at most a tenth of the time is spent on looking', async (t) => {
	const times: number[] = [];
	const {address} = await hostileServer(t, (socket, request) => {
		times.push(performance.now());
		setTimeout(() => {
			answeringJson(200, {keys: [], next_cursor: null})(socket, request);
		}, 50);
	});
	const {next} = watching(t, address, 'x', 1);
	for (const wanted of ['keys', 'unchanged', 'unchanged']) {
		await next(({kind}) => kind === wanted);
	}

	t.true(times[2]! - times[1]! >= 10 * 50, `${times[2]! - times[1]!} ms between two looks of 50 ms`);
});

test('a server without tags is compared with what it said before: only what is different is news', async (t) => {
	let keys = [key({id: 'key_a'})];
	const {address} = await hostileServer(t, (socket, request) => {
		answeringJson(200, {keys})(socket, request);
	});
	const {next} = watching(t, address, 'x', 1);
	await next(({kind}) => kind === 'keys');
	await next(({kind}) => kind === 'unchanged');
	keys = [key({id: 'key_b'}), ...keys];
	const event = await next(({kind}) => kind === 'keys');
	t.deepEqual(event.kind === 'keys' ? event.keys.map(({id}) => id) : [], ['key_b', 'key_a']);
	await next(({kind}) => kind === 'unchanged');
});
