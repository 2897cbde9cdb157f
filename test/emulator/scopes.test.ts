import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {errorOf, goodBody, listKeys, postKey} from './exchange.js';

const scopes = ['admin:keys', 'admin:tenants', 'admin:users', 'read:events', 'write:events'];
const keys = ['admin:keys'];
const json = {headers: {'content-type': 'application/json'}, body: JSON.stringify(goodBody)};

/** Every route with the scopes of which it needs one; without any, it needs none. */
const routes: ReadonlyArray<readonly [method: string, path: string, needed: readonly string[]]> = [
	['GET', '/v1/tenants', ['admin:tenants']],
	['GET', '/v1/tenants/ten_test01', ['admin:keys', 'admin:tenants']],
	['GET', '/v1/tenants/ten_test01/keys', keys],
	['POST', '/v1/tenants/ten_test01/keys', keys],
	['GET', '/v1/keys/key_kept', keys],
	['DELETE', '/v1/keys/key_kept', keys],
	['GET', '/v1/identity', scopes],
];

for (const [method, path, needed] of routes) {
	for (const scope of scopes) {
		const allowed = needed.includes(scope);
		test(`${method} ${path} is ${allowed ? 'open' : 'closed'} to a key with ${scope} alone`, async (t) => {
			const api = await installation(t);
			api.addKey({id: 'key_kept', name: 'kept'});
			const {secret} = api.addKey({name: 'caller', scopes: [scope]});
			const response = await api.request(path, {method, secret, ...(method === 'POST' && json)});
			if (allowed) {
				t.is(response.status, method === 'POST' ? 201 : 200);
				return;
			}

			const error = await errorOf(t, response, 403);
			t.is(error.code, 'FORBIDDEN');
			for (const name of scopes) {
				t.is(error.message.includes(name), needed.includes(name), error.message);
			}

			t.deepEqual(
				(await listKeys(api)).keys.map(({name, status}) => `${name} ${status}`),
				['caller active', 'kept active'],
			);
		});
	}
}

test('a key without the scope is refused before it learns whether an id exists', async (t) => {
	const api = await installation(t);
	const {id, secret} = api.addKey({name: 'caller', scopes: ['read:events']});
	for (const path of [`/v1/keys/${id}`, '/v1/keys/key_nobody', '/v1/tenants/ten_nobody']) {
		t.is((await api.request(path, {secret})).status, 403);
	}
});

type Grant = {readonly has: readonly string[]; readonly grants: readonly string[]; readonly missing?: string};

const grants: readonly Grant[] = [
	{has: ['admin:keys'], grants: ['admin:tenants'], missing: 'admin:tenants'},
	{has: ['admin:keys'], grants: ['admin:users'], missing: 'admin:users'},
	{has: ['admin:keys'], grants: ['read:events', 'admin:users'], missing: 'admin:users'},
	{has: ['admin:keys'], grants: ['admin:billing'], missing: 'admin:billing'},
	{has: ['admin:keys', 'admin:users'], grants: ['admin:users', 'admin:tenants'], missing: 'admin:tenants'},
	{has: ['admin:keys'], grants: ['admin:keys']},
	{has: ['admin:keys'], grants: ['read:events', 'write:events', 'read:custom']},
	{has: ['admin:keys', 'admin:tenants', 'admin:users'], grants: ['admin:users', 'admin:tenants']},
];

for (const {has, grants: granted, missing} of grants) {
	const verb = missing === undefined ? 'can' : 'cannot';
	test(`a key with ${has.join(' ')} ${verb} hand on ${granted.join(' ')}`, async (t) => {
		const api = await installation(t);
		const {secret} = api.addKey({name: 'caller', scopes: has});
		const response = await postKey(api, {name: 'made', scopes: granted}, {secret});
		const {keys: found} = await listKeys(api);
		if (missing === undefined) {
			t.is(response.status, 201);
			t.deepEqual(found.find(({name}) => name === 'made')?.scopes, [...granted]);
			return;
		}

		const error = await errorOf(t, response, 403);
		t.is(error.code, 'FORBIDDEN');
		t.true(error.message.includes(missing), error.message);
		t.deepEqual(
			found.map(({name}) => name),
			['caller'],
		);
	});
}
