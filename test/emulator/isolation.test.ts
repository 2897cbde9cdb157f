import test, {type ExecutionContext} from 'ava';
import {installation} from '../helpers/emulator.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {errorOf, getKey, goodBody, listKeys} from './exchange.js';

unmeasured();

type Ask = {
	readonly what: string;
	readonly method?: string;
	readonly path: (tenant: string, key: string) => string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	/** The status of both answers, if it is not 404. */
	readonly alike?: number;
};

const json = {'content-type': 'application/json'};
const keysOf = (tenant: string) => `/v1/tenants/${tenant}/keys`;

const asks: readonly Ask[] = [
	{what: 'reading a tenant', path: (tenant) => `/v1/tenants/${tenant}`},
	{what: 'listing keys', path: keysOf},
	{what: 'listing keys with a bad limit', path: (tenant) => `${keysOf(tenant)}?limit=0`},
	{what: 'listing keys that match any tag', path: keysOf, headers: {'if-none-match': '*'}},
	{what: 'creating a key', method: 'POST', path: keysOf, headers: json, body: JSON.stringify(goodBody)},
	{
		what: 'creating a key whose name is taken there',
		method: 'POST',
		path: keysOf,
		headers: json,
		body: JSON.stringify({...goodBody, name: 'theirs'}),
	},
	{what: 'creating a key with a bad body', method: 'POST', path: keysOf, headers: json, body: '{}'},
	{what: 'creating a key with no JSON', method: 'POST', path: keysOf, headers: json, body: '{', alike: 400},
	{what: 'creating a key with a body of no type', method: 'POST', path: keysOf, alike: 415},
	{what: 'reading a key', path: (_, key) => `/v1/keys/${key}`},
	{what: 'revoking a key', method: 'DELETE', path: (_, key) => `/v1/keys/${key}`},
];

/** The test tenant's administrator, and another tenant with an active and a revoked key. */
async function twoTenants(t: ExecutionContext, status: 'active' | 'inactive' = 'active') {
	const api = await installation(t);
	const tenant = {name: 'Theirs', status, plan: 'free', created_at: '2026-01-01T00:00:00Z'};
	api.store.addTenant({...tenant, id: 'ten_theirs'});
	api.addKey({tenant: 'ten_theirs', id: 'key_theirs', name: 'theirs'});
	api.addKey({tenant: 'ten_theirs', id: 'key_gone', name: 'gone', revoked: '2026-01-02T00:00:00Z'});
	const {secret} = api.addKey({name: 'ours', scopes: ['admin:keys', 'admin:users', 'read:events']});
	return {api, secret};
}

for (const {what, method = 'GET', path, headers = {}, body, alike = 404} of asks) {
	for (const status of ['active', 'inactive'] as const) {
		for (const key of ['key_theirs', 'key_gone']) {
			test(`${what} answers alike for ${key} of another, ${status} tenant and for what does not exist`, async (t) => {
				const {api, secret} = await twoTenants(t, status);
				const init = {method, headers, secret, ...(body !== undefined && {body})};
				const theirs = await api.request(path('ten_theirs', key), init);
				const absent = await api.request(path('ten_nobody', 'key_nobody'), init);
				t.deepEqual(headersOf(theirs), headersOf(absent));
				const {request_id: _, ...error} = await errorOf(t, theirs, alike);
				const {request_id: __, ...missing} = await errorOf(t, absent, alike);
				t.deepEqual(error, missing);
				t.is(error.code === 'NOT_FOUND', alike === 404);
				t.is((await getKey(api, 'key_theirs')).status, 'active');
				t.is((await listKeys(api, '', 'ten_theirs')).keys.length, 2);
			});
		}
	}
}

for (const {what, method = 'GET', path, headers = {}, body} of asks) {
	test(`${what} of another tenant is open to who may administer all tenants`, async (t) => {
		const {api} = await twoTenants(t);
		const {secret} = api.addKey({name: 'all', scopes: ['admin:keys', 'admin:tenants']});
		const response = await api.request(path('ten_theirs', 'key_theirs'), {
			method,
			headers,
			secret,
			...(body !== undefined && {body}),
		});
		const expected: Readonly<Record<string, number>> = {
			'listing keys with a bad limit': 400,
			'listing keys that match any tag': 304,
			'creating a key': 201,
			'creating a key whose name is taken there': 409,
			'creating a key with a bad body': 422,
			'creating a key with no JSON': 400,
			'creating a key with a body of no type': 415,
		};
		t.is(response.status, expected[what] ?? 200);
	});
}

test('ids that do not exist answer 404 to who may administer all tenants', async (t) => {
	const {api} = await twoTenants(t);
	for (const [path, method] of [
		['/v1/tenants/ten_nobody', 'GET'],
		['/v1/tenants/ten_nobody/keys', 'GET'],
		['/v1/keys/key_nobody', 'GET'],
		['/v1/keys/key_nobody', 'DELETE'],
		['/v1/keys/ten_theirs', 'GET'],
		['/v1/tenants/key_theirs', 'GET'],
	] as const) {
		const error = await errorOf(t, await api.request(path, {method}), 404);
		t.is(error.code, 'NOT_FOUND');
	}
});

test("a tenant's list holds its own keys only", async (t) => {
	const {api, secret} = await twoTenants(t);
	const response = await api.request('/v1/tenants/ten_test01/keys', {secret});
	const {keys} = (await response.json()) as {keys: Array<{name: string}>};
	t.deepEqual(
		keys.map(({name}) => name),
		['ours'],
	);
});

function headersOf({headers}: Response): Record<string, string> {
	return Object.fromEntries([...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date'));
}
