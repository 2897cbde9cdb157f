import test from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {errorOf, goodBody, listKeys, openWire} from './exchange.js';

const path = '/v1/tenants/ten_test01/keys';
const good = JSON.stringify(goodBody);

async function post(
	api: TestInstallation,
	body: string | Uint8Array<ArrayBuffer>,
	type = 'application/json',
): Promise<Response> {
	return api.request(path, {
		method: 'POST',
		body,
		headers: {'content-type': type},
	});
}

for (const type of [
	'text/plain',
	'application/x-www-form-urlencoded',
	'application/jsonp',
	'json',
	'application/xml',
]) {
	test(`a body of the type ${type} is answered 415`, async (t) => {
		const api = await installation(t);
		t.is((await errorOf(t, await post(api, good, type), 415)).code, 'VALIDATION');
		t.deepEqual((await listKeys(api)).keys, []);
	});
}

test('a body without a type is answered 415', async (t) => {
	const api = await installation(t);
	const response = await api.request(path, {method: 'POST', body: Buffer.from(good)});
	t.is((await errorOf(t, response, 415)).code, 'VALIDATION');
});

for (const type of ['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;charset=UTF-8']) {
	test(`a body of the type ${type} is taken`, async (t) => {
		const api = await installation(t);
		t.is((await post(api, good, type)).status, 201);
	});
}

for (const body of [
	'',
	'{',
	`${good}${good}`,
	`${good},`,
	"{'name': 'x'}",
	'{"name": "x",}',
	'undefined',
	'NaN',
	'\0',
]) {
	test(`the body ${JSON.stringify(body)} is no JSON and answered 400`, async (t) => {
		const api = await installation(t);
		t.is((await errorOf(t, await post(api, body), 400)).code, 'VALIDATION');
		t.deepEqual((await listKeys(api)).keys, []);
	});
}

test('a body nested 30,000 deep is answered 400 or 422', async (t) => {
	const api = await installation(t);
	const response = await post(api, `${'['.repeat(30_000)}${']'.repeat(30_000)}`);
	t.true(response.status === 400 || response.status === 422, String(response.status));
	await errorOf(t, response, response.status);
});

test('a body of 64 KiB is read, and one of a byte more is answered 413', async (t) => {
	const api = await installation(t);
	const limit = 64 * 1024;
	t.is((await post(api, good.padEnd(limit, ' '))).status, 201);
	const error = await errorOf(t, await post(api, good.replace('ingest', 'more').padEnd(limit + 1, ' ')), 413);
	t.is(error.code, 'VALIDATION');
	t.is((await listKeys(api)).keys.length, 1);
});

test('a body that is too large is answered 413 before it has come', async (t) => {
	const api = await installation(t);
	const wire = openWire(t, api.address);
	wire.send(head(api, 'content-length: 10000000000'));
	t.regex(await wire.received(/request_id/), /^HTTP\/1\.1 413 /);
});

test('a body in chunks is read, and answered 413 once it is too large', async (t) => {
	const api = await installation(t);
	const small = openWire(t, api.address);
	small.send(head(api, 'transfer-encoding: chunked') + chunk(good.slice(0, 9)) + chunk(good.slice(9)) + chunk(''));
	t.regex(await small.received(/"secret":/), /^HTTP\/1\.1 201 /);
	const large = openWire(t, api.address);
	large.send(head(api, 'transfer-encoding: chunked'));
	for (let sent = 0; sent <= 64; sent++) {
		large.send(chunk(' '.repeat(1024)));
	}

	t.regex(await large.received(/request_id/), /^HTTP\/1\.1 413 /);
});

test('a body whose upload breaks off is not taken for a fault of the server', async (t) => {
	const faults: unknown[] = [];
	const api = await installation(t, {
		onFault(error) {
			faults.push(error);
		},
	});
	const wire = openWire(t, api.address);
	const key = 'e3a1f0c2-95f5-4d65-8a0b-1c2d3e4f5a6b';
	wire.send(head(api, 'content-length: 100', 'expect: 100-continue', `idempotency-key: ${key}`));
	await wire.received(/100 Continue/);
	wire.socket.destroy();
	const headers = {'content-type': 'application/json', 'idempotency-key': key};
	let status = 409;
	// The server has seen the end of the upload once it takes another.
	for (let attempt = 0; status === 409 && attempt < 1000; attempt++) {
		({status} = await api.request(path, {method: 'POST', body: good, headers}));
	}

	t.is(status, 201);
	t.deepEqual(faults, []);
});

test('a body that is not UTF-8 is answered 400', async (t) => {
	const api = await installation(t);
	const body = Buffer.from(good.replace('ingest', 'caf\u00E9'), 'latin1');
	t.is((await errorOf(t, await post(api, body), 400)).code, 'VALIDATION');
	t.deepEqual((await listKeys(api)).keys, []);
});

function head(api: TestInstallation, ...headers: readonly string[]): string {
	return [
		`POST ${path} HTTP/1.1`,
		'host: localhost',
		`authorization: Bearer ${api.operator}`,
		'content-type: application/json',
		...headers,
		'\r\n',
	].join('\r\n');
}

function chunk(text: string): string {
	return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}
