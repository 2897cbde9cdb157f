import {randomUUID} from 'node:crypto';
import test from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {createKey, errorOf, goodBody, listKeys, postKey, revokeKey, stoppedClock} from './exchange.js';

const day = 24 * 60 * 60 * 1000;

async function countKeys(api: TestInstallation, tenant?: string): Promise<number> {
	return (await listKeys(api, '', tenant)).keys.length;
}

test('the same Idempotency-Key and body get the same answer byte for byte, secret included, and one key', async (t) => {
	const clock = stoppedClock();
	const api = await installation(t, {now: clock.now});
	const idempotencyKey = randomUUID();
	const first = await postKey(api, goodBody, {idempotencyKey});
	const bytes = Buffer.from(await first.arrayBuffer());
	t.regex(bytes.toString(), /"secret":"phk_test_/);
	for (let attempt = 0; attempt < 3; attempt++) {
		clock.advance(60_000);
		const again = await postKey(api, goodBody, {idempotencyKey});
		t.is(again.status, first.status);
		t.is(again.headers.get('content-type'), first.headers.get('content-type'));
		t.deepEqual(Buffer.from(await again.arrayBuffer()), bytes);
		t.not(again.headers.get('x-request-id'), first.headers.get('x-request-id'));
	}

	t.is(await countKeys(api), 1);
	t.is(api.store.listAudit().filter(({request_id: id}) => id !== 'start').length, 1);
});

test('the same answer is given when the key has been used, revoked and its name taken since', async (t) => {
	const api = await installation(t);
	const idempotencyKey = randomUUID();
	const first = await (await postKey(api, goodBody, {idempotencyKey})).text();
	const {key} = JSON.parse(first) as {key: {id: string; secret: string}};
	await api.request('/v1/identity', {secret: key.secret});
	await revokeKey(api, key.id);
	await createKey(api);
	const again = await postKey(api, goodBody, {idempotencyKey});
	t.is(again.status, 201);
	t.is(await again.text(), first);
	t.is(await countKeys(api), 2);
});

for (const [what, body] of [
	['name', {...goodBody, name: 'other'}],
	['scopes', {...goodBody, scopes: ['write:events']}],
	['expiry', {...goodBody, expires_at: '2099-01-01T00:00:00Z'}],
	['validity', {}],
] as const) {
	test(`the same Idempotency-Key with a body of another ${what} gets 422`, async (t) => {
		const api = await installation(t);
		const idempotencyKey = randomUUID();
		await createKey(api, {}, {idempotencyKey});
		const error = await errorOf(t, await postKey(api, body, {idempotencyKey}), 422);
		t.is(error.code, 'VALIDATION');
		t.deepEqual(
			error.details?.map(({field}) => field),
			['Idempotency-Key'],
		);
		t.is(await countKeys(api), 1);
		t.is((await postKey(api, goodBody, {idempotencyKey})).status, 201);
	});
}

test('the same Idempotency-Key of another credential is another request', async (t) => {
	const api = await installation(t);
	const {secret} = api.addKey({tenant: 'ten_phyops', name: 'second', scopes: ['admin:keys', 'admin:tenants']});
	const idempotencyKey = randomUUID();
	const mine = await createKey(api, {}, {idempotencyKey});
	const conflict = await errorOf(t, await postKey(api, goodBody, {idempotencyKey, secret}), 409);
	t.is(conflict.code, 'CONFLICT');
	const theirs = await createKey(api, {name: 'theirs'}, {idempotencyKey, secret});
	t.not(theirs.secret, mine.secret);
	t.is((await createKey(api, {}, {idempotencyKey})).secret, mine.secret);
	t.is((await createKey(api, {name: 'theirs'}, {idempotencyKey, secret})).secret, theirs.secret);
	t.is(await countKeys(api), 2);
});

test('the same Idempotency-Key on another tenant is another request', async (t) => {
	const api = await installation(t);
	const idempotencyKey = randomUUID();
	const here = await createKey(api, {}, {idempotencyKey});
	const there = await createKey(api, {}, {idempotencyKey, tenant: 'ten_phyops'});
	t.not(there.id, here.id);
	t.is(there.tenant_id, 'ten_phyops');
});

test('another Idempotency-Key, or none, is another request', async (t) => {
	const api = await installation(t);
	await createKey(api, {}, {idempotencyKey: randomUUID()});
	for (const idempotencyKey of [randomUUID(), undefined, undefined]) {
		t.is((await errorOf(t, await postKey(api, goodBody, {idempotencyKey}), 409)).code, 'CONFLICT');
	}
});

test('an Idempotency-Key may be written in either case', async (t) => {
	const api = await installation(t);
	const idempotencyKey = 'e3a1f0c2-95f5-4d65-8a0b-1c2d3e4f5a6b';
	const {id} = await createKey(api, {}, {idempotencyKey});
	t.is((await createKey(api, {}, {idempotencyKey: idempotencyKey.toUpperCase()})).id, id);
});

for (const idempotencyKey of ['1', '', 'e3a1f0c295f54d658a0b1c2d3e4f5a6b', `${randomUUID()}0`, `{${randomUUID()}}`]) {
	test(`the Idempotency-Key ${JSON.stringify(idempotencyKey.slice(0, 8))} of ${idempotencyKey.length} characters is no UUID and refused`, async (t) => {
		const api = await installation(t);
		const response = await postKey(api, goodBody, {idempotencyKey});
		t.true(response.status === 400 || response.status === 422, String(response.status));
		t.is((await errorOf(t, response, response.status)).code, 'VALIDATION');
		t.is(await countKeys(api), 0);
	});
}

test('an outcome is kept for 24 hours and not longer', async (t) => {
	const clock = stoppedClock();
	const api = await installation(t, {now: clock.now});
	const idempotencyKey = randomUUID();
	const first = await createKey(api, {}, {idempotencyKey});
	clock.advance(day - 1);
	t.deepEqual(await createKey(api, {}, {idempotencyKey}), first);
	await revokeKey(api, first.id);
	t.deepEqual(await createKey(api, {}, {idempotencyKey}), first);
	clock.advance(1);
	const second = await createKey(api, {}, {idempotencyKey});
	t.not(second.id, first.id);
	t.not(second.secret, first.secret);
	t.is(await countKeys(api), 2);
	clock.advance(day - 1);
	t.deepEqual(await createKey(api, {}, {idempotencyKey}), second);
});

test('another body is refused for 24 hours and not longer', async (t) => {
	const clock = stoppedClock();
	const api = await installation(t, {now: clock.now});
	const idempotencyKey = randomUUID();
	const other = {...goodBody, name: 'other'};
	await createKey(api, {}, {idempotencyKey});
	clock.advance(day - 1);
	await errorOf(t, await postKey(api, other, {idempotencyKey}), 422);
	clock.advance(1);
	t.is((await postKey(api, other, {idempotencyKey})).status, 201);
});

test('twenty of the same create at once make one key and tell one secret', async (t) => {
	const api = await installation(t);
	const idempotencyKey = randomUUID();
	const answers = await Promise.all(Array.from({length: 20}, async () => postKey(api, goodBody, {idempotencyKey})));
	const refused = answers.filter(({status}) => status !== 201);
	for (const answer of refused) {
		t.is((await errorOf(t, answer, 409)).code, 'IN_PROGRESS');
	}

	const made = answers.filter(({status}) => status === 201);
	t.is(new Set(await Promise.all(made.map(async (answer) => answer.text()))).size, 1);
	t.is(await countKeys(api), 1);
});

test('a credential that was revoked since does not get the secret again', async (t) => {
	const api = await installation(t);
	const {id, secret} = api.addKey({name: 'caller', scopes: ['admin:keys']});
	const idempotencyKey = randomUUID();
	await createKey(api, {}, {idempotencyKey, secret});
	await revokeKey(api, id);
	await errorOf(t, await postKey(api, goodBody, {idempotencyKey, secret}), 401);
});
