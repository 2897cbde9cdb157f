import test from 'ava';
import {monotonicTime} from '../../source/core/clock.js';
import {InterruptedError, PhywareError} from '../../source/core/errors.js';
import {createRateGate} from '../../source/keys/rate-gate.js';

const never = new AbortController().signal;
const refusal = (retryAfter?: number) => new PhywareError('RATE_LIMITED', 'Too many requests.', {retryAfter});

test('all wait as long as one was asked to, and are told of it once', async (t) => {
	const waits: number[] = [];
	const gate = createRateGate((milliseconds) => {
		waits.push(milliseconds);
	});
	const start = monotonicTime();
	t.true(gate.close(refusal(300)));
	t.true(gate.close(refusal(300)));
	await Promise.all([gate.pass(never), gate.pass(never)]);
	t.true(monotonicTime() - start >= 290);
	t.deepEqual(waits, [300]);
});

test('an open gate is passed at once, and a longer wait than anybody has is refused', async (t) => {
	const gate = createRateGate();
	t.false(gate.close(refusal(3_600_000)));
	await t.notThrowsAsync(gate.pass(never));
});

test('where the server does not say how long, each wait is twice the one before, until a request comes through', async (t) => {
	const waits: number[] = [];
	const gate = createRateGate((milliseconds) => {
		waits.push(milliseconds);
	});
	gate.close(refusal());
	await gate.pass(never);
	gate.close(refusal());
	await gate.pass(never);
	gate.succeed();
	gate.close(refusal());
	t.deepEqual(waits, [1000, 2000, 1000]);
});

test('a wait that grows while all wait is told of again', (t) => {
	const waits: number[] = [];
	const gate = createRateGate((milliseconds) => {
		waits.push(milliseconds);
	});
	gate.close(refusal(1000));
	gate.close(refusal(10_000));
	t.deepEqual(waits, [1000, 10_000]);
});

test('an interruption ends the wait', async (t) => {
	const gate = createRateGate();
	const stop = new AbortController();
	gate.close(refusal(60_000));
	const passing = gate.pass(stop.signal);
	stop.abort(new InterruptedError('SIGINT'));
	await t.throwsAsync(passing, {instanceOf: InterruptedError});
});
