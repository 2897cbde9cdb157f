import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {createKey, errorOf, goodBody, listKeys, postKey} from './exchange.js';

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
	for (const scope of needed) {
		test(`${method} ${path} is open to a key with ${scope} alone`, async (t) => {
			const api = await installation(t);
			api.addKey({id: 'key_kept', name: 'kept'});
			const {secret} = api.addKey({name: 'caller', scopes: [scope]});
			const response = await api.request(path, {method, secret, ...(method === 'POST' && json)});
			t.is(response.status, method === 'POST' ? 201 : 200);
		});
	}

	const useless = scopes.filter((scope) => !needed.includes(scope));
	for (const scope of useless) {
		test(`${method} ${path} is closed to a key with ${scope} alone, and says which scope is missing`, async (t) => {
			const api = await installation(t);
			api.addKey({id: 'key_kept', name: 'kept'});
			const {secret} = api.addKey({name: 'caller', scopes: [scope]});
			const response = await api.request(path, {method, secret, ...(method === 'POST' && json)});
			const error = await errorOf(t, response, 403);
			t.is(error.code, 'FORBIDDEN');
			t.deepEqual(
				scopes.filter((name) => error.message.includes(name)),
				[...needed],
			);
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

for (const {has, grants, missing} of [
	{has: ['admin:keys'], grants: ['admin:tenants'], missing: 'admin:tenants'},
	{has: ['admin:keys'], grants: ['admin:users'], missing: 'admin:users'},
	{has: ['admin:keys'], grants: ['read:events', 'admin:users'], missing: 'admin:users'},
	{has: ['admin:keys'], grants: ['admin:billing'], missing: 'admin:billing'},
	{has: ['admin:keys', 'admin:users'], grants: ['admin:users', 'admin:tenants'], missing: 'admin:tenants'},
]) {
	test(`a key with ${has.join(' ')} cannot hand on ${grants.join(' ')}`, async (t) => {
		const api = await installation(t);
		const {secret} = api.addKey({name: 'caller', scopes: has});
		const error = await errorOf(t, await postKey(api, {name: 'made', scopes: grants}, {secret}), 403);
		t.is(error.code, 'FORBIDDEN');
		t.true(error.message.includes(missing), error.message);
		t.deepEqual(
			(await listKeys(api)).keys.map(({name}) => name),
			['caller'],
		);
	});
}

for (const {has, grants} of [
	{has: ['admin:keys'], grants: ['admin:keys']},
	{has: ['admin:keys'], grants: ['read:events', 'write:events', 'read:custom']},
	{has: ['admin:keys', 'admin:tenants', 'admin:users'], grants: ['admin:users', 'admin:tenants']},
]) {
	test(`a key with ${has.join(' ')} can hand on ${grants.join(' ')}`, async (t) => {
		const api = await installation(t);
		const {secret} = api.addKey({name: 'caller', scopes: has});
		t.deepEqual((await createKey(api, {scopes: grants}, {secret})).scopes, grants);
	});
}
