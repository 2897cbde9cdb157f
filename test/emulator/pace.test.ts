import {randomBytes} from 'node:crypto';
import test from 'ava';
import {createPace} from '../../source/emulator/pace.js';
import {startEmulator} from '../../source/emulator/server.js';
import {mintOperatorKey, seedOperations} from '../../source/emulator/seed.js';

const at = (seconds: number) => new Date(1000 * seconds);

test('as many requests as the limit go at once, then one for each share of the period', (t) => {
	const pace = createPace({count: 3, period: 60_000});
	t.deepEqual(
		[0, 0, 0, 0].map((second) => pace('a', at(second))),
		[0, 0, 0, 20_000],
	);
	t.is(pace('a', at(10)), 10_000);
	t.is(pace('a', at(20)), 0);
	t.is(pace('a', at(20)), 20_000);
});

test('a credential that waits for the whole period has the whole limit again, and no more', (t) => {
	const pace = createPace({count: 2, period: 10_000});
	for (const start of [0, 100]) {
		t.deepEqual(
			[0, 0, 0].map(() => pace('a', at(start)) > 0),
			[false, false, true],
		);
	}
});

test('each credential has a limit of its own', (t) => {
	const pace = createPace({count: 1, period: 1000});
	t.is(pace('a', at(0)), 0);
	t.is(pace('b', at(0)), 0);
	t.true(pace('a', at(0)) > 0);
});

test('a server with a limit answers 429 and when to come back; one with a delay answers after it', async (t) => {
	const emulator = await startEmulator({rateLimit: {count: 1, period: 60_000}, delay: 50});
	t.teardown(async () => emulator.close());
	const seed = {now: new Date(), randomBytes};
	seedOperations(emulator.store, seed);
	const authorization = `Bearer ${mintOperatorKey(emulator.store, seed)}`;
	const url = new URL('/v1/identity', emulator.address);
	const start = performance.now();
	const first = await fetch(url, {headers: {authorization}});
	t.is(first.status, 200);
	t.true(performance.now() - start >= 49);
	const second = await fetch(url, {headers: {authorization}});
	t.is(second.status, 429);
	t.regex(second.headers.get('retry-after')!, /^\d+$/);
	t.true(Number(second.headers.get('retry-after')) > 50);
	const {error} = (await second.json()) as {error: {code: string}};
	t.is(error.code, 'RATE_LIMITED');
});
