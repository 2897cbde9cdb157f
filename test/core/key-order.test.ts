import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {sortFields, sortKeys} from '../../source/core/key-order.js';

const now = new Date('2026-11-23T04:05:06Z');

type Sample = Parameters<typeof sortKeys>[0][number];

function sample(id: string, facts: Partial<Sample> = {}): Sample {
	return {
		id: `key_${id}`,
		name: id,
		status: 'active',
		created_at: '2026-01-01T00:00:00Z',
		expires_at: null,
		last_used_at: null,
		...facts,
	};
}

const ids = (keys: readonly Sample[]) => keys.map(({id}) => id.slice(4)).join(' ');

const cases: ReadonlyArray<
	readonly [what: string, field: (typeof sortFields)[number], keys: readonly Sample[], up: string, down: string]
> = [
	[
		'names, numbers in them by value',
		'name',
		[
			sample('a', {name: 'key-10'}),
			sample('b', {name: 'key-2'}),
			sample('c', {name: 'Alpha'}),
			sample('d', {name: 'émile'}),
		],
		'c d b a',
		'a b d c',
	],
	['ids', 'id', [sample('b'), sample('c'), sample('a')], 'a b c', 'c b a'],
	[
		'status, from alive to dead',
		'status',
		[
			sample('revoked', {status: 'revoked'}),
			sample('expired', {status: 'expired', expires_at: '2026-01-01T00:00:00Z'}),
			sample('overdue', {expires_at: '2026-11-23T04:05:06Z'}),
			sample('soon', {expires_at: '2026-11-24T00:00:00Z'}),
			sample('alive'),
		],
		'alive soon expired overdue revoked',
		'revoked expired overdue soon alive',
	],
	[
		'creation, from the earliest',
		'created',
		[sample('b', {created_at: '2026-02-01T00:00:00Z'}), sample('a', {created_at: '2026-01-31T23:59:59Z'})],
		'a b',
		'b a',
	],
	[
		'creation across notations of time',
		'created',
		[sample('b', {created_at: '2026-02-01T00:00:00.500Z'}), sample('a', {created_at: '2026-02-01T00:00:00Z'})],
		'a b',
		'b a',
	],
	[
		'expiry, without one last either way',
		'expires',
		[
			sample('x'),
			sample('late', {expires_at: '2029-01-01T00:00:00Z'}),
			sample('w'),
			sample('early', {expires_at: '2027-01-01T00:00:00Z'}),
		],
		'early late w x',
		'late early w x',
	],
	[
		'last use, never used last either way',
		'used',
		[
			sample('x'),
			sample('late', {last_used_at: '2026-11-01T00:00:00Z'}),
			sample('w'),
			sample('early', {last_used_at: '2026-10-01T00:00:00Z'}),
		],
		'early late w x',
		'late early w x',
	],
];

for (const [what, field, keys, up, down] of cases) {
	test(`keys are sorted by ${what}`, (t) => {
		t.is(ids(sortKeys(keys, {field, descending: false}, now)), up);
		t.is(ids(sortKeys(keys, {field, descending: true}, now)), down);
	});
}

for (const descending of [false, true]) {
	test(`ties are broken by name, then id, ${descending ? 'descending' : 'ascending'} too`, (t) => {
		const keys = [sample('3', {name: 'b'}), sample('2', {name: 'a'}), sample('1', {name: 'a'})];
		for (const field of ['status', 'created', 'expires', 'used'] as const) {
			t.is(ids(sortKeys(keys, {field, descending}, now)), '1 2 3', field);
		}
	});
}

test('keys of one name are in the order of their ids either way', (t) => {
	const keys = [sample('2', {name: 'same'}), sample('1', {name: 'same'})];
	t.is(ids(sortKeys(keys, {field: 'name', descending: false}, now)), '1 2');
	t.is(ids(sortKeys(keys, {field: 'name', descending: true}, now)), '1 2');
});

test('sorting leaves the list that was given as it was', (t) => {
	const keys = [sample('b'), sample('a')];
	sortKeys(keys, {field: 'id', descending: false}, now);
	t.is(ids(keys), 'b a');
});

const time = fc.integer({min: -40, max: 40}).map((days) => new Date(now.getTime() + days * 86_400_000).toISOString());
const anyKey = fc.record({
	name: fc.constantFrom('a', 'A', 'á', 'key-1', 'key-01', 'key-10', '鍵', '🔑', 'b'),
	status: fc.constantFrom('active' as const, 'expired' as const, 'revoked' as const),
	created_at: time,
	expires_at: fc.option(time),
	last_used_at: fc.option(time),
});
const anyKeys = fc
	.array(anyKey, {maxLength: 20})
	.map((keys) => keys.map((key, index) => ({...key, id: `key_${String(index).padStart(2, '0')}`})));
const byId = (a: Sample, b: Sample) => (a.id < b.id ? -1 : 1);
const anyOrder = fc.record({field: fc.constantFrom(...sortFields), descending: fc.boolean()});

test('a sorted list holds the same keys, whatever the order they came in', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				anyKeys.chain((keys) =>
					fc.tuple(fc.constant(keys), fc.shuffledSubarray(keys, {minLength: keys.length, maxLength: keys.length})),
				),
				anyOrder,
				([keys, shuffled], order) => {
					const sorted = sortKeys(keys, order, now);
					assert.deepEqual(sorted.toSorted(byId), keys);
					assert.deepEqual(sortKeys(shuffled, order, now), sorted);
				},
			),
			{numRuns: 500},
		);
	});
});
