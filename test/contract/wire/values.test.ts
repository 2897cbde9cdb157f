import test from 'ava';
import type * as z from 'zod/mini';
import {
	createdKeySchema,
	createRequestSchema,
	identitySchema,
	keyPageSchema,
	keySchema,
	tenantSchema,
} from '../../../source/contract/wire/schemas.js';

const tenant = {id: 'ten_a', name: 'A', status: 'active', plan: 'free', created_at: '2026-05-04T12:00:00Z'};
const key = {
	id: 'key_a',
	tenant_id: 'ten_a',
	name: 'a',
	scopes: ['read:events'],
	status: 'active',
	redacted_secret: 'phk_live_…x7Qd',
	created_at: '2026-05-04T12:00:00Z',
	created_by: 'someone',
	expires_at: null,
	last_used_at: null,
	revoked_at: null,
};
const created = {...key, secret: 'phk_live_0123456789'};
const identity = {key_id: 'key_a', name: 'a', tenant_id: 'ten_a', scopes: [], expires_at: null};
const request = {name: 'a', scopes: ['read:events']};

const letters = 'aZ09_-';
const long = 'x'.repeat(64);
const suffixes = {good: ['a', letters, long], bad: ['', `${long}x`, 'ä', 'a b', 'a/b', 'a.b', 'a\n', '\u202Ea', '%41']};
const ids = (prefix: string) => ({
	good: suffixes.good.map((suffix) => prefix + suffix),
	bad: [
		...suffixes.bad.map((suffix) => prefix + suffix),
		'a',
		`x${prefix}a`,
		`${prefix.toUpperCase()}a`,
		` ${prefix}a`,
	],
});

const times = {
	good: ['2026-05-04T12:00:00Z', '2026-05-04T12:00:00.123Z', '2024-02-29T23:59:59Z'],
	bad: ['', '2026-05-04', '2026-05-04T12:00:00', '2026-05-04 12:00:00Z', '2026-02-30T00:00:00Z', '1777896000', 'never'],
};
const utc = {good: times.good, bad: [...times.bad, '2026-05-04T14:00:00+02:00']};
const anyZone = {good: [...times.good, '2026-05-04T14:00:00+02:00', null], bad: times.bad};
const orNull = {good: [...utc.good, null], bad: utc.bad};

type Field = readonly [
	what: string,
	schema: z.ZodMiniType,
	base: object,
	field: string,
	values: {readonly good: readonly unknown[]; readonly bad: readonly unknown[]},
];

const fields: readonly Field[] = [
	['a tenant', tenantSchema, tenant, 'id', ids('ten_')],
	[
		'a tenant',
		tenantSchema,
		tenant,
		'status',
		{good: ['active', 'inactive'], bad: ['', 'Active', 'suspended', 'revoked']},
	],
	['a tenant', tenantSchema, tenant, 'created_at', utc],
	['a key', keySchema, key, 'id', ids('key_')],
	['a key', keySchema, key, 'tenant_id', ids('ten_')],
	[
		'a key',
		keySchema,
		key,
		'status',
		{good: ['active', 'expired', 'revoked'], bad: ['', 'inactive', 'ACTIVE', 'gone']},
	],
	['a key', keySchema, key, 'scopes', {good: [[], ['a'], ['a', 'b']], bad: [[7], [null], ['a', ['b']]]}],
	['a key', keySchema, key, 'created_at', utc],
	['a key', keySchema, key, 'expires_at', orNull],
	['a key', keySchema, key, 'last_used_at', orNull],
	['a key', keySchema, key, 'revoked_at', orNull],
	[
		'a created key',
		createdKeySchema,
		created,
		'secret',
		{
			good: ['12345678', 'x'.repeat(512), String.raw`!~"\<>&`.padEnd(8, '#')],
			bad: [
				'',
				'1234567',
				'x'.repeat(513),
				'with a space',
				'12345678\n',
				'\u001B[31m12345678',
				'gehëimnis',
				'12345678\u007F',
			],
		},
	],
	['an identity', identitySchema, identity, 'key_id', ids('key_')],
	['an identity', identitySchema, identity, 'tenant_id', ids('ten_')],
	['an identity', identitySchema, identity, 'expires_at', orNull],
	['a page', keyPageSchema, {keys: [], next_cursor: null}, 'next_cursor', {good: ['x', ' ', null], bad: ['']}],
	['a request', createRequestSchema, request, 'expires_at', anyZone],
	[
		'a request',
		createRequestSchema,
		request,
		'scopes',
		{good: [['a'], Array.from({length: 64}, () => 'a')], bad: [[], Array.from({length: 65}, () => 'a')]},
	],
];

for (const [what, schema, base, field, {good, bad}] of fields) {
	test(`${field} of ${what} takes the values of the wire and no others`, (t) => {
		for (const value of good) {
			t.true(schema.safeParse({...base, [field]: value}).success, JSON.stringify(value));
		}

		for (const value of bad) {
			const {error} = schema.safeParse({...base, [field]: value});
			t.is(error?.issues[0]?.path[0], field, JSON.stringify(value));
		}
	});
}

test('a request with a field that the wire does not have is refused', (t) => {
	t.true(createRequestSchema.safeParse(request).success);
	for (const field of ['secret', 'expiresAt', 'tenant_id']) {
		t.false(createRequestSchema.safeParse({...request, [field]: 'x'}).success);
	}
});

test('a key with a secret is shown without it where no secret belongs', (t) => {
	t.false('secret' in keySchema.parse(created));
	t.is(createdKeySchema.parse(created).secret, created.secret);
});
