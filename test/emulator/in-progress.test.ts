import {randomUUID} from 'node:crypto';
import test, {type ExecutionContext} from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {createKey, errorOf, goodBody, listKeys, openWire, postKey, type Wire} from './exchange.js';

const text = JSON.stringify(goodBody);

/** Begins a create and sends half of its body; the server is working on it when this returns. */
async function beginCreate(t: ExecutionContext, api: TestInstallation, idempotencyKey: string): Promise<Wire> {
	const wire = openWire(t, api.address);
	wire.send(
		[
			'POST /v1/tenants/ten_test01/keys HTTP/1.1',
			'host: localhost',
			`authorization: Bearer ${api.operator}`,
			'content-type: application/json',
			`content-length: ${text.length}`,
			`idempotency-key: ${idempotencyKey}`,
			// The server says 100 when it hands the request on: no guess at when that is.
			'expect: 100-continue',
			'connection: close',
			'\r\n',
		].join('\r\n'),
	);
	await wire.received(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
	wire.send(text.slice(0, 20));
	return wire;
}

test('the same create gets 409 IN_PROGRESS while the first is being worked on, and its answer afterwards', async (t) => {
	const api = await installation(t);
	const idempotencyKey = randomUUID();
	const first = await beginCreate(t, api, idempotencyKey);
	for (const body of [goodBody, goodBody, {...goodBody, name: 'other'}]) {
		const error = await errorOf(t, await postKey(api, body, {idempotencyKey}), 409);
		t.is(error.code, 'IN_PROGRESS');
	}

	t.deepEqual((await listKeys(api)).keys, []);
	first.send(text.slice(20));
	const answer = await first.received(/"secret":"[^"]+"\}\}/);
	t.regex(answer, /HTTP\/1\.1 201 /);
	const again = await postKey(api, goodBody, {idempotencyKey});
	t.is(again.status, 201);
	t.true(answer.endsWith(await again.text()));
	t.is((await listKeys(api)).keys.length, 1);
});

test('other creates go on while one is being worked on', async (t) => {
	const api = await installation(t);
	const {secret} = api.addKey({name: 'caller', scopes: ['admin:keys']});
	const idempotencyKey = randomUUID();
	const first = await beginCreate(t, api, idempotencyKey);
	await createKey(api, {name: 'another key'}, {idempotencyKey: randomUUID()});
	await createKey(api, {name: 'without a key'});
	await createKey(api, {name: 'another credential'}, {idempotencyKey, secret});
	await createKey(api, {name: 'another tenant'}, {idempotencyKey, tenant: 'ten_phyops'});
	first.send(text.slice(20));
	t.regex(await first.received(/"name":"ingest"/), /HTTP\/1\.1 201 /);
});

test('a create whose upload breaks off makes no key and gives its Idempotency-Key back', async (t) => {
	const api = await installation(t);
	const idempotencyKey = randomUUID();
	const first = await beginCreate(t, api, idempotencyKey);
	t.is((await postKey(api, goodBody, {idempotencyKey})).status, 409);
	first.socket.destroy();
	let response = await postKey(api, {...goodBody, name: 'second'}, {idempotencyKey});
	// The server needs a moment to see that the connection is gone.
	for (let attempt = 0; response.status === 409 && attempt < 2000; attempt++) {
		response = await postKey(api, {...goodBody, name: 'second'}, {idempotencyKey});
	}

	t.is(response.status, 201);
	t.deepEqual(
		(await listKeys(api)).keys.map(({name}) => name),
		['second'],
	);
});

test('a create that was refused gives its Idempotency-Key back', async (t) => {
	const api = await installation(t);
	const idempotencyKey = randomUUID();
	for (const body of [{}, 'no object', {...goodBody, name: ''}]) {
		await errorOf(t, await postKey(api, body, {idempotencyKey}), 422);
	}

	await createKey(api, {}, {idempotencyKey});
	t.is((await listKeys(api)).keys.length, 1);
});
