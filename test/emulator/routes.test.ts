import test from 'ava';
import type * as z from 'zod/mini';
import {
	createdKeyAnswerSchema,
	identityAnswerSchema,
	keyAnswerSchema,
	keyPageSchema,
	tenantAnswerSchema,
	tenantPageSchema,
} from '../../source/contract/wire/schemas.js';
import {installation} from '../helpers/emulator.js';
import {
	answerOf,
	createKey,
	errorOf,
	getKey,
	goodBody,
	listKeys,
	postKey,
	revokeKey,
	stoppedClock,
} from './exchange.js';

type Route = {
	readonly method?: string;
	readonly path: string;
	readonly body?: unknown;
	readonly status?: number;
	readonly schema: z.ZodMiniType;
};

const routes: readonly Route[] = [
	{path: '/v1/tenants', schema: tenantPageSchema},
	{path: '/v1/tenants?limit=1', schema: tenantPageSchema},
	{path: '/v1/tenants/ten_test01', schema: tenantAnswerSchema},
	{path: '/v1/tenants/ten_test01/keys', schema: keyPageSchema},
	{path: '/v1/tenants/ten_test01/keys?limit=1&status=active', schema: keyPageSchema},
	{method: 'POST', path: '/v1/tenants/ten_test01/keys', body: goodBody, status: 201, schema: createdKeyAnswerSchema},
	{path: '/v1/keys/key_full', schema: keyAnswerSchema},
	{method: 'DELETE', path: '/v1/keys/key_full', schema: keyAnswerSchema},
	{path: '/v1/identity', schema: identityAnswerSchema},
];

for (const {method = 'GET', path, body, status = 200, schema} of routes) {
	test(`${method} ${path} answers ${status} with the body that the contract defines`, async (t) => {
		const api = await installation(t);
		const time = new Date().toISOString();
		api.addKey({id: 'key_full', name: 'full', expires: '2099-01-01T00:00:00Z', used: time});
		api.addKey({id: 'key_more', name: 'more', revoked: time});
		const response = await api.request(path, {
			method,
			...(body !== undefined && {headers: {'content-type': 'application/json'}, body: JSON.stringify(body)}),
		});
		t.is(response.status, status);
		t.is(response.headers.get('content-type'), 'application/json');
		t.is(response.headers.get('cache-control'), 'no-store');
		const answer: unknown = await response.json();
		// A schema drops what it does not know: nothing is sent that the contract does not name.
		t.deepEqual(schema.parse(answer), answer);
	});
}

for (const [method, path] of [
	['GET', '/'],
	['GET', '/v1'],
	['GET', '/v2/tenants'],
	['GET', '/v1/tenants/'],
	['GET', '/v1/keys'],
	['GET', '/v1/keys/key_full/secret'],
	['POST', '/v1/tenants'],
	['PUT', '/v1/keys/key_full'],
	['PATCH', '/v1/tenants/ten_test01'],
	['DELETE', '/v1/tenants/ten_test01'],
	['OPTIONS', '/v1/tenants'],
] as const) {
	test(`${method} ${path} is no route and answers 404 with an error body`, async (t) => {
		const api = await installation(t);
		api.addKey({id: 'key_full', name: 'full'});
		const error = await errorOf(t, await api.request(path, {method}), 404);
		t.is(error.code, 'NOT_FOUND');
		t.deepEqual(
			(await listKeys(api)).keys.map(({status}) => status),
			['active'],
		);
	});
}

test('the server listens on loopback only by default', async (t) => {
	const api = await installation(t);
	t.is(api.address.hostname, '127.0.0.1');
});

test('a tenant is answered with all that is known of it', async (t) => {
	const {now} = stoppedClock('2026-05-04T12:00:00Z');
	const api = await installation(t, {now});
	const {tenant} = await answerOf(await api.request('/v1/tenants/ten_test01'), tenantAnswerSchema);
	t.deepEqual(tenant, {
		id: 'ten_test01',
		name: 'Test tenant',
		status: 'active',
		plan: 'free',
		created_at: '2026-05-04T12:00:00Z',
	});
	const {tenants, next_cursor: next} = await answerOf(await api.request('/v1/tenants'), tenantPageSchema);
	t.deepEqual(
		tenants.find(({id}) => id === 'ten_test01'),
		tenant,
	);
	t.is(next, null);
});

test('a create answers the whole key and its secret', async (t) => {
	const {now} = stoppedClock('2026-05-04T12:00:00.750Z');
	const api = await installation(t, {now});
	const created = await createKey(api, {
		name: 'ingest',
		scopes: ['write:events', 'read:events', 'write:events'],
		expires_at: '2026-12-31T23:30:00+02:00',
	});
	const {id, secret, redacted_secret: redacted, ...rest} = created;
	t.regex(id, /^key_[\w-]{1,64}$/);
	t.is(redacted, `phk_test_…${secret.slice(-4)}`);
	t.deepEqual(rest, {
		tenant_id: 'ten_test01',
		name: 'ingest',
		scopes: ['write:events', 'read:events'],
		status: 'active',
		created_at: '2026-05-04T12:00:00Z',
		created_by: 'demo-admin',
		expires_at: '2026-12-31T21:30:00Z',
		last_used_at: null,
		revoked_at: null,
	});
});

for (const expiry of [{}, {expires_at: null}]) {
	test(`a key created with ${JSON.stringify(expiry)} never expires`, async (t) => {
		const api = await installation(t);
		t.is((await createKey(api, expiry)).expires_at, null);
	});
}

test('a secret is in the answer to its create and in no later one', async (t) => {
	const api = await installation(t);
	const {secret, ...key} = await createKey(api);
	t.is((await api.request('/v1/identity', {secret})).status, 200);
	t.deepEqual({...(await getKey(api, key.id)), last_used_at: null}, key);
	const answers = [
		await api.request(`/v1/keys/${key.id}`),
		await api.request('/v1/tenants/ten_test01/keys'),
		await api.request('/v1/identity', {secret}),
		await api.request('/v1/tenants'),
		await postKey(api, goodBody),
		await api.request(`/v1/keys/${key.id}`, {method: 'DELETE'}),
		await api.request('/v1/identity', {secret}),
	];
	t.deepEqual(
		answers.map(({status}) => status),
		[200, 200, 200, 200, 409, 200, 401],
	);
	const text = (await Promise.all(answers.map(async (answer) => answer.text()))).join('\n');
	t.true(text.includes(key.id));
	t.false(text.includes(secret));
	t.false(text.includes(secret.slice('phk_test_'.length, -6)));
	t.notRegex(text, /"(?:secret|hash)/);
});

test('keys are listed newest first, also those of one second', async (t) => {
	const {now} = stoppedClock();
	const api = await installation(t, {now});
	const names = ['first', 'second', 'third', 'fourth'];
	for (const name of names) {
		await createKey(api, {name});
	}

	t.deepEqual(
		(await listKeys(api)).keys.map(({name}) => name),
		names.toReversed(),
	);
});

test('a revoke answers the revoked key, and one of a revoked key changes nothing', async (t) => {
	const clock = stoppedClock('2026-05-04T12:00:00Z');
	const api = await installation(t, {now: clock.now});
	const {secret, ...key} = await createKey(api);
	clock.advance(60_000);
	const revoked = await revokeKey(api, key.id);
	t.deepEqual(revoked, {...key, status: 'revoked', revoked_at: '2026-05-04T12:01:00Z'});
	clock.advance(60_000);
	const again = await api.request(`/v1/keys/${key.id}`, {method: 'DELETE'});
	t.is(again.status, 200);
	t.deepEqual((await answerOf(again, keyAnswerSchema)).key, revoked);
	t.deepEqual(await getKey(api, key.id), revoked);
	t.deepEqual((await listKeys(api)).keys, [revoked]);
});

test('an expired key that is revoked is revoked', async (t) => {
	const clock = stoppedClock();
	const api = await installation(t, {now: clock.now});
	const {id} = api.addKey({name: 'old', expires: '2026-05-04T13:00:00Z'});
	clock.moveTo('2026-05-04T14:00:00Z');
	t.is((await getKey(api, id)).status, 'expired');
	t.is((await revokeKey(api, id)).status, 'revoked');
});

test('any credential is told its own identity', async (t) => {
	const api = await installation(t);
	const {id, secret} = api.addKey({name: 'mine', scopes: ['write:events'], expires: '2099-01-01T00:00:00Z'});
	const {identity} = await answerOf(await api.request('/v1/identity', {secret}), identityAnswerSchema);
	t.deepEqual(identity, {
		key_id: id,
		name: 'mine',
		tenant_id: 'ten_test01',
		scopes: ['write:events'],
		expires_at: '2099-01-01T00:00:00Z',
	});
});
