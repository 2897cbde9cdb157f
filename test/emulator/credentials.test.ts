import {randomBytes} from 'node:crypto';
import test, {type ExecutionContext} from 'ava';
import {hashSecret, mintSecret} from '../../source/emulator/secrets.js';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {createKey, errorOf, getKey, revokeKey, stoppedClock} from './exchange.js';

const routes = [
	['GET', '/v1/tenants'],
	['GET', '/v1/tenants/ten_test01'],
	['GET', '/v1/tenants/ten_test01/keys'],
	['POST', '/v1/tenants/ten_test01/keys'],
	['GET', '/v1/keys/key_abc123'],
	['DELETE', '/v1/keys/key_abc123'],
	['GET', '/v1/identity'],
	['GET', '/v1/nothing'],
] as const;

/** Sends a request with an `Authorization` header as it is given, or without any. */
async function ask(
	api: TestInstallation,
	authorization: string | undefined,
	[method, path] = routes[6] as readonly string[],
) {
	return fetch(new URL(path!, api.address), {
		method: method!,
		headers: authorization === undefined ? {} : {authorization},
	});
}

async function isRefused(t: ExecutionContext, response: Response, message?: RegExp): Promise<void> {
	const challenge = response.headers.get('www-authenticate');
	const error = await errorOf(t, response, 401);
	t.is(error.code, 'UNAUTHENTICATED');
	t.regex(challenge ?? '', /^Bearer\b/);
	if (message !== undefined) {
		t.regex(error.message, message);
	}
}

/** The same text with another last character: its checksum is wrong. */
function mistyped(secret: string): string {
	return secret.slice(0, -1) + (secret.endsWith('0') ? '1' : '0');
}

const bad: Readonly<Record<string, (secret: string) => string | undefined>> = {
	'no Authorization header': () => undefined,
	'an empty Authorization header': () => '',
	'a scheme without a secret': () => 'Bearer',
	'a secret without a scheme': (secret) => secret,
	'another scheme': (secret) => `Basic ${secret}`,
	'two secrets': (secret) => `Bearer ${secret} ${secret}`,
	'a secret that has lost its end': (secret) => `Bearer ${secret.slice(0, -1)}`,
	'a secret with a character too many': (secret) => `Bearer ${secret}0`,
	'a secret with a wrong checksum': (secret) => `Bearer ${mistyped(secret)}`,
	'a secret of another kind': (secret) => `Bearer ${secret.replace('test', 'live')}`,
	'a well-formed secret that was never minted': () => `Bearer ${mintSecret(randomBytes)}`,
	'a hash in place of the secret': (secret) => `Bearer ${Buffer.from(hashSecret(secret)).toString('hex')}`,
};

for (const [what, header] of Object.entries(bad)) {
	test(`${what} is answered 401`, async (t) => {
		const api = await installation(t);
		await isRefused(t, await ask(api, header(api.operator)));
		t.is((await ask(api, `Bearer ${api.operator}`)).status, 200);
	});
}

for (const route of routes) {
	test(`${route.join(' ')} without a credential is answered 401`, async (t) => {
		const api = await installation(t);
		const {id} = api.addKey({id: 'key_abc123', name: 'kept'});
		await isRefused(t, await ask(api, undefined, route));
		t.is((await getKey(api, id)).status, 'active');
	});
}

test('the scheme may be written in any case', async (t) => {
	const api = await installation(t);
	t.is((await ask(api, `bearer ${api.operator}`)).status, 200);
	t.is((await ask(api, `BEARER  ${api.operator}`)).status, 200);
});

test('a secret with a wrong checksum is refused even where its hash is stored', async (t) => {
	const api = await installation(t);
	const secret = mistyped(mintSecret(randomBytes));
	storeHash(api, hashSecret(secret));
	await isRefused(t, await ask(api, `Bearer ${secret}`), /not known/);
});

test('the whole of a hash is compared, not only the part that finds it', async (t) => {
	const api = await installation(t);
	const {secret, id} = api.addKey({name: 'honest'});
	for (let byte = 0; byte < 32; byte++) {
		const other = mintSecret(randomBytes);
		const near = hashSecret(other);
		near[byte] = 255 - near[byte]!;
		storeHash(api, near, `near-${byte}`);
		await isRefused(t, await ask(api, `Bearer ${other}`), /not known/);
	}

	const twin = hashSecret(secret);
	twin[31] = 255 - twin[31]!;
	storeHash(api, twin, 'twin');
	const response = await ask(api, `Bearer ${secret}`);
	t.is(((await response.json()) as {identity: {key_id: string}}).identity.key_id, id);
});

test('a revoked key is refused on the very next request', async (t) => {
	const api = await installation(t);
	const {id, secret} = await createKey(api);
	t.is((await ask(api, `Bearer ${secret}`)).status, 200);
	await revokeKey(api, id);
	await isRefused(t, await ask(api, `Bearer ${secret}`), /revoked/);
});

test('a key may revoke itself, and is refused from then on', async (t) => {
	const api = await installation(t);
	const {id, secret} = api.addKey({name: 'self', scopes: ['admin:keys']});
	t.is((await api.request(`/v1/keys/${id}`, {method: 'DELETE', secret})).status, 200);
	await isRefused(t, await api.request(`/v1/keys/${id}`, {method: 'DELETE', secret}), /revoked/);
});

test('a refused key has not been used', async (t) => {
	const clock = stoppedClock();
	const api = await installation(t, {now: clock.now});
	const {id, secret} = api.addKey({name: 'gone', revoked: '2026-05-04T11:00:00Z', used: '2026-05-01T00:00:00Z'});
	await isRefused(t, await ask(api, `Bearer ${secret}`));
	t.is((await getKey(api, id)).last_used_at, '2026-05-01T00:00:00Z');
});

test('a key works until the instant of its expiry and not at it', async (t) => {
	const clock = stoppedClock('2026-05-04T12:00:00Z');
	const api = await installation(t, {now: clock.now});
	const {id, secret} = await createKey(api, {expires_at: '2026-05-04T13:00:00Z'});
	for (const [time, status] of [
		['2026-05-04T12:00:00.000Z', 'active'],
		['2026-05-04T12:59:59.999Z', 'active'],
		['2026-05-04T13:00:00.000Z', 'expired'],
		['2026-05-04T13:00:00.001Z', 'expired'],
	] as const) {
		clock.moveTo(time);
		const response = await ask(api, `Bearer ${secret}`);
		t.is(response.status, status === 'active' ? 200 : 401, `at ${time}`);
		t.is((await getKey(api, id)).status, status, `at ${time}`);
		if (status === 'expired') {
			await isRefused(t, response, /expired/);
		}
	}
});

test('a use is noted in the key', async (t) => {
	const clock = stoppedClock('2026-05-04T12:00:00Z');
	const api = await installation(t, {now: clock.now});
	const {id, secret} = await createKey(api);
	t.is((await getKey(api, id)).last_used_at, null);
	clock.advance(5000);
	await ask(api, `Bearer ${secret}`);
	t.is((await getKey(api, id)).last_used_at, '2026-05-04T12:00:05Z');
	clock.advance(3_600_000);
	await ask(api, `Bearer ${secret}`);
	t.is((await getKey(api, id)).last_used_at, '2026-05-04T13:00:05Z');
});

function storeHash(api: TestInstallation, hash: Uint8Array, name = 'stored'): void {
	api.store.addKey({
		id: `key_${name}`,
		tenant_id: 'ten_test01',
		name,
		scopes: ['read:events'],
		redacted_secret: 'phk_test_…0000',
		hash,
		created_at: '2026-05-04T12:00:00Z',
		created_by: 'test',
		expires_at: null,
	});
}
