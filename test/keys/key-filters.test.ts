import test from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {hasFilters, keyFilter, type KeyFilters} from '../../source/keys/key-filters.js';
import {sampleKey} from '../helpers/sample-key.js';

const now = new Date('2026-11-26T12:00:00Z');
const soon = new Date('2026-12-10T12:00:00Z');
const before = new Date('2026-09-01T00:00:00Z');

const base = sampleKey({
	name: 'ci-nightly',
	id: 'key_ci',
	status: 'active',
	scopes: ['read:events', 'admin:keys'],
	created_at: '2026-06-01T00:00:00Z',
	created_by: 'maya.lindqvist',
	expires_at: null,
	last_used_at: null,
});

const cases: ReadonlyArray<readonly [filters: KeyFilters, key: Partial<Key>, expected: boolean | undefined]> = [
	[{}, {}, true],
	[{status: 'active'}, {}, true],
	[{status: 'active'}, {status: 'ACTIVE'}, true],
	[{status: 'active'}, {status: 'revoked'}, false],
	[{status: 'active'}, {status: undefined}, undefined],
	[{status: 'active'}, {status: 'suspended'}, undefined],
	[{status: 'active'}, {expires_at: '2026-12-01T00:00:00Z'}, true],
	[{status: 'expiring'}, {expires_at: '2026-12-01T00:00:00Z'}, true],
	[{status: 'expiring'}, {expires_at: '2027-12-01T00:00:00Z'}, false],
	[{status: 'expiring'}, {status: undefined}, undefined],
	[{expiresBefore: soon}, {expires_at: '2026-12-10T12:00:00Z'}, true],
	[{expiresBefore: soon}, {expires_at: '2026-12-10T12:00:01Z'}, false],
	[{expiresBefore: soon}, {}, false],
	[{expiresBefore: soon}, {expires_at: undefined}, undefined],
	[{expiresBefore: soon}, {expires_at: undefined, status: 'revoked'}, false],
	[{neverExpires: true}, {}, true],
	[{neverExpires: true}, {expires_at: undefined}, undefined],
	[{neverExpires: true}, {expires_at: '2027-12-01T00:00:00Z'}, false],
	[{neverExpires: true}, {status: 'revoked'}, false],
	[{match: ['ci-*']}, {}, true],
	[{match: ['key_*']}, {}, true],
	[{match: ['x', 'key_ci']}, {}, true],
	[{match: ['CI-*']}, {}, false],
	[{scopes: ['admin:*']}, {}, true],
	[{scopes: ['admin:*']}, {scopes: ['read:events']}, false],
	[{scopes: ['admin:*']}, {scopes: []}, false],
	[{scopes: ['admin:*']}, {scopes: undefined}, undefined],
	[{createdBy: 'maya*'}, {}, true],
	[{createdBy: 'olga*'}, {}, false],
	[{createdBy: 'maya*'}, {created_by: undefined}, undefined],
	[{createdBefore: before}, {}, true],
	[{createdBefore: before}, {created_at: '2026-09-01T00:00:00Z'}, false],
	[{createdBefore: before}, {created_at: undefined}, undefined],
	[{unusedSince: before}, {}, true],
	[{unusedSince: before}, {created_at: '2026-10-01T00:00:00Z'}, false],
	[{unusedSince: before}, {last_used_at: '2026-10-01T00:00:00Z'}, false],
	[{unusedSince: before}, {last_used_at: '2026-08-01T00:00:00Z'}, true],
	[{unusedSince: before}, {last_used_at: undefined}, undefined],
	[{unusedSince: before}, {status: 'expired'}, false],
	[{status: 'active', match: ['x']}, {status: undefined}, false],
	[{match: ['ci-*'], scopes: ['admin:*'], createdBy: '*'}, {}, true],
];

for (const [filters, fields, expected] of cases) {
	test(`${JSON.stringify(filters)} and a key with ${JSON.stringify(fields, (_, value: unknown) => value ?? 'unknown')}: ${expected ?? 'cannot be known'}`, (t) => {
		t.is(keyFilter(filters, now)({...base, ...fields}), expected);
	});
}

test('filters that are all left out are none', (t) => {
	t.false(hasFilters({status: undefined, match: undefined}));
	t.true(hasFilters({match: []}));
});
