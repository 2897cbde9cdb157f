import test from 'ava';
import {
	expiringWithin,
	hasStatus,
	hasUnknownStatus,
	isRevoked,
	keyState,
	keyStates,
	stateWord,
} from '../../source/core/key-status.js';

const now = new Date('2026-11-23T04:05:06Z');
const day = 86_400_000;
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString();

const cases: ReadonlyArray<
	readonly [what: string, status: 'active' | 'expired' | 'revoked', expires: string | null, state: string]
> = [
	['an active key without an end', 'active', null, 'active'],
	['an active key that ends in a year', 'active', after(365 * day), 'active'],
	['an active key with 14 days and a millisecond left', 'active', after(14 * day + 1), 'active'],
	['an active key with 14 days left', 'active', after(14 * day), 'expiring'],
	['an active key with a millisecond left', 'active', after(1), 'expiring'],
	['an active key that ends now', 'active', after(0), 'expired'],
	['an active key that ended since the server answered', 'active', after(-1), 'expired'],
	['an expired key', 'expired', after(-day), 'expired'],
	['a key that the server calls expired before our clock does', 'expired', after(day), 'expired'],
	['a revoked key', 'revoked', null, 'revoked'],
	['a revoked key that would end soon', 'revoked', after(day), 'revoked'],
	['a revoked key that would have ended', 'revoked', after(-day), 'revoked'],
];

for (const [what, status, expires, state] of cases) {
	test(`${what} is ${state}`, (t) => {
		t.is(keyState({status, expires_at: expires}, now), state as (typeof keyStates)[number]);
	});
}

test('the states go from alive to dead, what is unknown stands last, and expiring begins at 14 days', (t) => {
	t.deepEqual([...keyStates], ['active', 'expiring', 'expired', 'revoked', 'unknown']);
	t.is(expiringWithin, 14 * day);
});

const end = (days: number) => new Date(now.getTime() + days * day).toISOString();

test('a status in other words is neither active nor dead, and stands as the server writes it', (t) => {
	for (const status of ['disabled', 'pending', 'paused']) {
		const key = {status, expires_at: end(-1), revoked_at: undefined};
		t.is(keyState(key, now), 'unknown');
		t.is(stateWord(key, 'unknown'), status);
		t.false(isRevoked(key));
		t.true(hasUnknownStatus(key));
	}
});

test('a status in capitals is the same status', (t) => {
	const key = {status: 'ACTIVE', expires_at: null};
	t.is(keyState(key, now), 'active');
	t.is(stateWord(key, 'active'), 'ACTIVE');
	t.is(stateWord(key, 'expiring'), 'expiring');
	t.true(hasStatus(key, 'active'));
	t.true(isRevoked({status: 'Revoked'}));
});

test('without a status, the times say what they can', (t) => {
	const none = {status: undefined};
	t.is(keyState({...none, expires_at: undefined}, now), 'unknown');
	t.is(stateWord(none, 'unknown'), 'unknown');
	t.is(keyState({...none, expires_at: end(1)}, now), 'unknown');
	t.is(keyState({...none, expires_at: end(-1)}, now), 'expired');
	t.is(keyState({...none, expires_at: null, revoked_at: end(-1)}, now), 'revoked');
	t.is(keyState({...none, expires_at: null, revoked_at: null}, now), 'unknown');
});

test('an active key whose expiry is unknown is active', (t) => {
	t.is(keyState({status: 'active', expires_at: undefined}, now), 'active');
});
