import test from 'ava';
import {type Key} from '../../../source/contract/wire/entities.js';
import {findingsOf, isUnclear, sortFindings, withoutRotating} from '../../../source/keys/audit/findings.js';
import {sampleKey} from '../../helpers/sample-key.js';

const now = new Date('2026-03-01T12:00:00Z');
/** A key with which nothing is wrong. */
const fine: Partial<Key> = {
	status: 'active',
	scopes: ['read:events'],
	created_at: '2026-01-01T00:00:00Z',
	expires_at: '2026-06-01T00:00:00Z',
	last_used_at: '2026-03-01T11:00:00Z',
};

const cases: ReadonlyArray<readonly [what: string, key: Partial<Key>, found: readonly string[], inactive?: boolean]> = [
	['a key in use that ends', {}, []],
	[
		'an admin: scope without an end',
		{scopes: ['read:events', 'admin:keys'], expires_at: null},
		['high admin-never-expires'],
	],
	['an admin: scope with an end', {scopes: ['admin:keys']}, []],
	['a key that never expires', {expires_at: null}, ['low never-expires']],
	['a key that expires in 14 days', {expires_at: '2026-03-15T12:00:00Z'}, ['medium expires-soon']],
	['a key that expires in 15 days', {expires_at: '2026-03-16T12:00:00Z'}, []],
	['90 days without a use', {last_used_at: '2025-12-01T12:00:00Z'}, ['medium unused']],
	['89 days without a use', {last_used_at: '2025-12-02T12:00:01Z'}, []],
	['a key never used', {last_used_at: null}, ['medium never-used']],
	['a young key never used', {last_used_at: null, created_at: '2026-02-20T00:00:00Z'}, ['low never-used']],
	['a key of an inactive tenant', {}, ['high inactive-tenant'], true],
	['an expired key', {expires_at: '2026-02-01T00:00:00Z', last_used_at: null}, ['low expired']],
	['an expired key of an inactive tenant', {status: 'expired'}, ['low expired'], true],
	['a revoked key', {status: 'revoked', expires_at: null, last_used_at: null}, [], true],
	['an unknown last use', {last_used_at: undefined}, []],
	['an unknown expiry', {expires_at: undefined, scopes: ['admin:keys']}, []],
	['unknown scopes', {scopes: undefined, expires_at: null}, ['low never-expires']],
	['a status in other words', {status: 'suspended', expires_at: null, last_used_at: null}, [], true],
];

for (const [what, key, found, isTenantInactive = false] of cases) {
	test(`${what}: ${found.join(', ') || 'nothing'}`, (t) => {
		const findings = findingsOf(sampleKey({...fine, ...key}), {now, isTenantInactive});
		t.deepEqual(
			findings.map(({severity, rule}) => `${severity} ${rule}`),
			found,
		);
		t.true(findings.every(({fix}) => /^phyware cloud keys (?:rotate|revoke) key_abc123/.test(fix)));
	});
}

test('only what is known enough is clear', (t) => {
	t.false(isUnclear(sampleKey(fine)));
	t.true(isUnclear(sampleKey({...fine, last_used_at: undefined})));
	t.true(isUnclear(sampleKey({...fine, status: undefined, expires_at: null})));
	t.false(isUnclear(sampleKey({...fine, status: 'revoked', last_used_at: undefined})));
});

test('the worst comes first, and a key in a rotation is not to be rotated or revoked', (t) => {
	const all = ['b', 'a'].flatMap((name) =>
		findingsOf(
			sampleKey({...fine, id: `key_${name}`, name, scopes: ['admin:keys'], expires_at: null, last_used_at: null}),
			{
				now,
				isTenantInactive: true,
			},
		),
	);
	const told = sortFindings(all).map(({rule, name}) => `${rule} ${name}`);
	t.deepEqual(told, [
		'admin-never-expires a',
		'admin-never-expires b',
		'inactive-tenant a',
		'inactive-tenant b',
		'never-used a',
		'never-used b',
	]);
	t.deepEqual(
		withoutRotating(all, new Set(['key_a'])).map(({rule, name}) => `${rule} ${name}`),
		['inactive-tenant b', 'admin-never-expires b', 'never-used b', 'inactive-tenant a'],
	);
});
