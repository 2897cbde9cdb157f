import {randomBytes} from 'node:crypto';
import {mock} from 'node:test';
import test, {type ExecutionContext} from 'ava';
import {type WireKey} from '../../source/contract/wire/schemas.js';
import {startDemo} from '../../source/emulator/demo.js';
import {type RandomBytes} from '../../source/emulator/secrets.js';
import {startTraffic} from '../../source/emulator/traffic.js';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {listKeys, revokeKey, stoppedClock} from './exchange.js';

const {timers} = mock;
const interval = 1500;
const start = '2026-05-04T12:00:00Z';

// The traffic's timer runs as fast as a test turns it; nothing else here uses intervals.
test.before(() => {
	timers.enable({apis: ['setInterval']});
});

test.after.always(() => {
	timers.reset();
});

/** The demo with its traffic; `pass` lets that many uses happen. */
async function busy(t: ExecutionContext, seed: 'demo' | 'bare' = 'demo') {
	const clock = stoppedClock(start);
	const api = await installation(t, {seed, now: clock.now});
	let stop: () => void = () => undefined;
	t.teardown(() => {
		stop();
	});
	return {
		api,
		clock,
		begin(random: RandomBytes = randomBytes) {
			stop = startTraffic(api.store, clock.now, random);
			return stop;
		},
		pass(times: number) {
			for (let time = 0; time < times; time++) {
				clock.advance(interval);
				timers.tick(interval);
			}
		},
	};
}

async function keysOf(api: TestInstallation, tenant = 'ten_abc123'): Promise<WireKey[]> {
	return (await listKeys(api, '?limit=1000', tenant)).keys;
}

function used(before: readonly WireKey[], after: readonly WireKey[]): string[] {
	const times = new Map(before.map(({id, last_used_at: time}) => [id, time]));
	return after.filter(({id, last_used_at: time}) => times.get(id) !== time).map(({name}) => name);
}

test.serial('traffic moves the last-used times of keys, one every 1.5 seconds', async (t) => {
	const {api, clock, begin} = await busy(t, 'bare');
	for (const name of ['one', 'two', 'three']) {
		api.addKey({name, used: '2026-05-04T11:59:00Z'});
	}

	const keys = await keysOf(api, 'ten_test01');
	// The operator's own key, used just now, is none of them.
	begin(() => Uint8Array.of(1));
	clock.advance(interval);
	timers.tick(interval - 1);
	t.deepEqual(used(keys, await keysOf(api, 'ten_test01')), []);
	timers.tick(1);
	const after = await keysOf(api, 'ten_test01');
	t.deepEqual(used(keys, after), ['two']);
	t.is(after.find(({name}) => name === 'two')?.last_used_at, '2026-05-04T12:00:01Z');
});

test.serial('in the demo, traffic reaches every key that was in use, and its tag tells so', async (t) => {
	const {api, begin, pass} = await busy(t);
	const first = await api.request('/v1/tenants/ten_abc123/keys?limit=1000');
	const {keys: before} = (await first.json()) as {keys: WireKey[]};
	begin();
	pass(400);
	const headers = {'if-none-match': first.headers.get('etag')!};
	t.is((await api.request('/v1/tenants/ten_abc123/keys?limit=1000', {headers})).status, 200);
	const moved = used(before, await keysOf(api));
	for (const name of ['ingest-gateway', 'fleet-eu-west', 'fleet-us-east', 'dashboards', 'simulator']) {
		t.true(moved.includes(name), `${name} among ${moved.join(' ')}`);
	}
});

test.serial('traffic never uses a revoked key, also not one revoked while it runs', async (t) => {
	const {api, begin, pass} = await busy(t);
	begin();
	pass(100);
	const busyKeys = (await keysOf(api)).filter(({name}) => name.startsWith('fleet-') || name === 'dashboards');
	t.is(busyKeys.length, 4);
	for (const {id} of busyKeys) {
		await revokeKey(api, id);
	}

	const before = await keysOf(api);
	pass(400);
	const after = await keysOf(api);
	const revoked = new Set(before.filter(({status}) => status === 'revoked').map(({name}) => name));
	const moved = used(before, after);
	t.deepEqual(
		moved.filter((name) => revoked.has(name)),
		[],
	);
	t.true(moved.includes('ingest-gateway'), 'the traffic went on');
});

test.serial('traffic uses a key until it expires and not from then on', async (t) => {
	const {api, clock, begin, pass} = await busy(t, 'bare');
	const {id} = api.addKey({name: 'ending', used: '2026-05-04T11:59:00Z', expires: '2026-05-04T12:01:00Z'});
	begin();
	pass(200);
	t.is(clock.now().toISOString(), '2026-05-04T12:05:00.000Z');
	const [key] = await keysOf(api, 'ten_test01');
	t.is(key?.id, id);
	t.is(key?.status, 'expired');
	t.is(key?.last_used_at, '2026-05-04T12:00:58Z');
});

test.serial('traffic leaves alone what was not in use', async (t) => {
	const {api, begin, pass} = await busy(t, 'bare');
	api.addKey({name: 'never used'});
	api.addKey({name: 'long ago', used: '2026-05-04T09:59:59Z'});
	const before = await keysOf(api, 'ten_test01');
	begin();
	pass(50);
	t.deepEqual(await keysOf(api, 'ten_test01'), before);
});

test.serial('traffic that was stopped uses no key any more', async (t) => {
	const {api, begin, pass} = await busy(t);
	const stop = begin();
	pass(10);
	stop();
	const before = await keysOf(api);
	pass(100);
	t.deepEqual(await keysOf(api), before);
});

test.serial('the traffic of a demo ends with the demo', async (t) => {
	const {close} = await startDemo();
	timers.tick(interval);
	await close();
	t.notThrows(() => {
		timers.tick(10 * interval);
	});
});
