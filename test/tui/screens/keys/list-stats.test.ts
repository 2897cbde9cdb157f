import test from 'ava';
import {computeListStats} from '../../../../source/tui/screens/keys/list-stats.js';
import {later, now, revokedKey, sampleKey} from '../../sample.js';

test('the facts tell how many keys are in which state at that instant', (t) => {
	const keys = [
		sampleKey('a'),
		sampleKey('b', {expires_at: later(86_400).toISOString()}),
		sampleKey('c', {expires_at: later(-1).toISOString()}),
		sampleKey('d', {status: 'expired'}),
		revokedKey('e'),
	];
	t.deepEqual(computeListStats(keys, now).counts, {active: 1, expiring: 1, expired: 2, revoked: 1, unknown: 0});
	t.deepEqual(computeListStats(keys, later(2 * 86_400)).counts, {
		active: 1,
		expiring: 0,
		expired: 3,
		revoked: 1,
		unknown: 0,
	});
});

test('widths are those of what is seen, of the widest key', (t) => {
	const keys = [
		sampleKey('a', {name: '鍵鍵鍵', scopes: ['read:events']}),
		sampleKey('long-id', {scopes: ['a:b', 'c:d']}),
	];
	t.deepEqual(computeListStats(keys, now).widths, {name: 7, id: 11, scopes: 11, creator: 12, secret: 14});
	t.is(computeListStats(keys.slice(0, 1), now).widths.name, 6);
});

test('no keys have no width and no states', (t) => {
	t.deepEqual(computeListStats([], now), {
		widths: {name: 0, id: 0, scopes: 0, creator: 0, secret: 0},
		shortScopes: 0,
		known: new Set(),
		counts: {active: 0, expiring: 0, expired: 0, revoked: 0, unknown: 0},
	});
});
