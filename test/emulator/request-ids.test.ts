import test, {type ExecutionContext} from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {errorOf} from './exchange.js';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const json = {'content-type': 'application/json'};

type Ask = readonly [status: number, path: string, init?: RequestInit & {readonly secret?: string}];

const asks: readonly Ask[] = [
	[200, '/v1/identity'],
	[200, '/v1/tenants'],
	[304, '/v1/tenants/ten_test01/keys', {headers: {'if-none-match': '*'}}],
	[400, '/v1/tenants?limit=0'],
	[401, '/v1/identity', {secret: 'unknown'}],
	[404, '/v1/nothing'],
	[404, '/v1/keys/key_nobody'],
	[413, '/v1/tenants/ten_test01/keys', {method: 'POST', headers: json, body: ' '.repeat(70_000)}],
	[415, '/v1/tenants/ten_test01/keys', {method: 'POST', body: '{}'}],
	[422, '/v1/tenants/ten_test01/keys', {method: 'POST', headers: json, body: '{}'}],
];

async function ask(api: TestInstallation, [, path, init = {}]: Ask, id: string | undefined): Promise<Response> {
	const headers = {
		...(init.headers as Record<string, string> | undefined),
		...(id !== undefined && {'x-request-id': id}),
	};
	return api.request(path, {...init, headers});
}

/** The id of an answer; one that is an error must repeat it in its body. */
async function idOf(t: ExecutionContext, response: Response, status: number): Promise<string> {
	if (status >= 400) {
		await errorOf(t, response, status);
	}

	t.is(response.status, status);
	return response.headers.get('x-request-id') ?? '';
}

for (const asked of asks) {
	const [status, path] = asked;
	test(`an answer ${status} of ${path} repeats the X-Request-Id, or makes one`, async (t) => {
		const api = await installation(t);
		for (const id of ['2f0d6a52-6a3c-4f0f-9b57-1b8e2f6f8d11', 'trace_7', 'x'.repeat(128)]) {
			t.is(await idOf(t, await ask(api, asked, id), status), id);
		}

		const made = new Set<string>();
		for (const id of [undefined, undefined, '', 'x'.repeat(129), 'two words', '<b>', 'a,b', 'caf\u00E9']) {
			const fresh = await idOf(t, await ask(api, asked, id), status);
			t.regex(fresh, uuid, `for ${id}`);
			made.add(fresh);
		}

		t.is(made.size, 8);
	});
}
