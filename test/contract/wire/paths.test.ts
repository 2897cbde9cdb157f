import test from 'ava';
import fc from 'fast-check';
import {fillPath, paths} from '../../../source/contract/wire/paths.js';

for (const [name, parameters, path] of [
	['tenants', undefined, '/v1/tenants'],
	['tenant', {tenant_id: 'ten_abc123'}, '/v1/tenants/ten_abc123'],
	['tenantKeys', {tenant_id: 'ten_abc123'}, '/v1/tenants/ten_abc123/keys'],
	['key', {key_id: 'key_abc123'}, '/v1/keys/key_abc123'],
	['identity', undefined, '/v1/identity'],
] as const) {
	test(`the path of ${name} is ${path}`, (t) => {
		t.is(fillPath(name, parameters), path);
	});
}

for (const [id, encoded] of [
	['../keys', '..%2Fkeys'],
	['a b', 'a%20b'],
	['a?b#c', 'a%3Fb%23c'],
	['%2e', '%252e'],
	['ü', '%C3%BC'],
	['$&$1', '%24%26%241'],
	['{key_id}', '%7Bkey_id%7D'],
] as const) {
	test(`the parameter ${id} is encoded as ${encoded}`, (t) => {
		t.is(fillPath('tenantKeys', {tenant_id: id}), `/v1/tenants/${encoded}/keys`);
		t.is(fillPath('key', {key_id: id}), `/v1/keys/${encoded}`);
	});
}

test('a parameter, whatever it is, stays one segment of the path and can be read back', (t) => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme', minLength: 1}), (id) => {
			const path = fillPath('tenantKeys', {tenant_id: id});
			const segments = path.split('/');
			t.deepEqual([...segments.slice(0, 3), ...segments.slice(4)], ['', 'v1', 'tenants', 'keys']);
			t.is(decodeURIComponent(segments[3]!), id);
			t.notRegex(path, /[?#\\\s]/);
		}),
	);
});

test('no path is another, and every one begins with the version', (t) => {
	const all = Object.values(paths);
	t.is(new Set(all).size, all.length);
	t.true(all.every((path) => path.startsWith('/v1/') && !path.endsWith('/')));
});
