import test from 'ava';
import {readIdentity} from '../../../../source/contract/wire/reader/identity.js';
import {readKeyAnswer, readKeyPage} from '../../../../source/contract/wire/reader/keys.js';
import {isRevocationPending, readRevocationAnswer} from '../../../../source/contract/wire/reader/revocation.js';
import {readTenantAnswer, readTenantPage} from '../../../../source/contract/wire/reader/tenants.js';
import {sampleKey} from '../../../helpers/sample-key.js';

const key = sampleKey({expires_at: '2027-01-01T00:00:00Z', last_used_at: null});
const readOne = (facts: object) => readKeyPage({keys: [facts]}, {tenantId: 'ten_abc123'}).keys[0]!;

test('a key with nothing but an id and a name is read: all else is unknown, its tenant is the one that was asked', (t) => {
	t.deepEqual(readOne({id: 'a', name: ''}), {
		id: 'a',
		tenant_id: 'ten_abc123',
		name: '',
		scopes: undefined,
		status: undefined,
		redacted_secret: undefined,
		created_at: undefined,
		created_by: undefined,
		expires_at: undefined,
		last_used_at: undefined,
		revoked_at: undefined,
	});
});

for (const field of ['expires_at', 'last_used_at', 'revoked_at'] as const) {
	test(`null for ${field} is never; missing, empty, zero and unreadable are unknown`, (t) => {
		t.is(readOne({...key, [field]: null})[field], null);
		for (const value of [undefined, '', 0, '0001-01-01T00:00:00Z', 'never', {}]) {
			t.is(readOne({...key, [field]: value})[field], undefined, JSON.stringify(value));
		}
	});
}

for (const field of ['status', 'created_by'] as const) {
	test(`${field} is text or unknown`, (t) => {
		t.is(readOne({...key, [field]: 'Any word'})[field], 'Any word');
		for (const value of [null, undefined, '', 7, {}, []]) {
			t.is(readOne({...key, [field]: value})[field], undefined, JSON.stringify(value));
		}
	});
}

test('scopes are a list, or words in one string, or unknown', (t) => {
	t.deepEqual(readOne({...key, scopes: ['a', 'b']}).scopes, ['a', 'b']);
	t.deepEqual(readOne({...key, scopes: []}).scopes, []);
	t.deepEqual(readOne({...key, scopes: 'a b,c'}).scopes, ['a', 'b', 'c']);
	for (const value of [null, undefined, 7, [7], [{name: 'a'}], {}]) {
		t.is(readOne({...key, scopes: value}).scopes, undefined, JSON.stringify(value));
	}
});

test('a page without a cursor is the last one, however that is said', (t) => {
	const cursorOf = (next: object) => readKeyPage({keys: [], ...next}, {tenantId: undefined}).next_cursor;
	for (const next of [{}, {next_cursor: null}, {next_cursor: ''}, {next_cursor: false}]) {
		t.is(cursorOf(next), null);
	}

	t.is(cursorOf({next_cursor: 'x'}), 'x');
	t.is(cursorOf({next_cursor: 2}), '2');
});

test('an answer about one key that cannot be read is unknown', (t) => {
	t.deepEqual(readKeyAnswer({key}), key);
	for (const body of [{}, {key: {}}, {key: {id: 'a'}}, [], null, 'x']) {
		t.is(readKeyAnswer(body), undefined, JSON.stringify(body));
	}
});

test('a tenant needs an id and a name alone', (t) => {
	const tenant = {id: 'ten_a', name: 'A', status: undefined, plan: undefined, created_at: undefined};
	t.deepEqual(readTenantAnswer({tenant: {id: 'ten_a', name: 'A'}}), tenant);
	t.deepEqual(readTenantPage({tenants: [{id: 'ten_a', name: 'A', plan: null}]}), {
		tenants: [tenant],
		next_cursor: null,
	});
	t.throws(() => readTenantPage({tenants: [{name: 'A'}]}), {message: /^tenants\[0\]\.id should be a string/});
	t.throws(() => readTenantPage({items: []}), {message: /^tenants should be a list/});
});

test('an identity is a key’s, or a person’s, wrapped or not; a body that says nothing of it is none', (t) => {
	const own = {key_id: 'key_a', name: 'a', tenant_id: 'ten_a', scopes: ['admin:keys'], expires_at: null};
	t.deepEqual(readIdentity({identity: own}), own);
	const person = {
		user: 'a@example.com',
		scopes: ['admin:keys'],
		expiry: '2027-01-01T00:00:00Z',
		host: 'https://x.example',
	};
	const read = {
		key_id: undefined,
		name: 'a@example.com',
		tenant_id: undefined,
		scopes: ['admin:keys'],
		expires_at: '2027-01-01T00:00:00Z',
	};
	t.deepEqual(readIdentity({identity: person}), read);
	t.deepEqual(readIdentity(person), read);
	t.like(readIdentity({identity: {...own, tenant_id: null}}), {key_id: 'key_a', tenant_id: undefined});
	for (const body of [{}, {identity: {}}, [], null, 'me', {identity: {id: 7}}]) {
		t.is(readIdentity(body), undefined, JSON.stringify(body));
	}
});

for (const body of [
	{},
	{key: {id: 'a'}},
	{key: {status: 'revoked'}},
	{key: {status: 'active'}},
	{status: 'pending'},
	{key: {status: 'disabled'}},
	{status: 'deleted'},
	{deleted: true},
	[],
	null,
	'gone',
]) {
	test(`an answer to DELETE of ${JSON.stringify(body)} says nothing against it`, (t) => {
		t.false(readRevocationAnswer(body).isDenied);
	});
}

for (const body of [
	{revoked: false},
	{key: {revoked: false}},
	{success: false},
	{error: {message: 'no'}},
	{error: 'no'},
]) {
	test(`an answer to DELETE of ${JSON.stringify(body)} says that nothing was done`, (t) => {
		t.true(readRevocationAnswer(body).isDenied);
	});
}

test('statuses of keys that work, and of revocations that are only begun, are unfinished', (t) => {
	for (const status of ['active', 'ACTIVE', 'pending', 'queued', 'revoking']) {
		t.true(isRevocationPending(status), status);
	}

	for (const status of ['revoked', 'disabled', 'deleted', 'expired', undefined]) {
		t.false(isRevocationPending(status), status);
	}
});
