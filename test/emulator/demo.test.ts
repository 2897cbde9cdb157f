import test, {type ExecutionContext} from 'ava';
import {
	identityAnswerSchema,
	type WireKey,
	type WireTenant,
	tenantPageSchema,
} from '../../source/contract/wire/schemas.js';
import {startDemo} from '../../source/emulator/demo.js';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {answerOf, createKey, getKey, listKeys, stoppedClock} from './exchange.js';

const start = '2026-05-04T12:00:00Z';
const day = 86_400_000;

type Demo = {
	readonly api: TestInstallation;
	readonly tenants: readonly WireTenant[];
	/** The keys that were seeded: all but the operator's own. */
	readonly keys: readonly WireKey[];
};

/** The demo at a fixed time, with all that its interface tells of it. */
async function demo(t: ExecutionContext): Promise<Demo> {
	const api = await installation(t, {seed: 'demo', now: stoppedClock(start).now});
	const page = await answerOf(await api.request('/v1/tenants?limit=1000'), tenantPageSchema);
	const tenants = page.tenants.filter(({id}) => id !== 'ten_test01');
	const lists = await Promise.all(tenants.map(async ({id}) => listKeys(api, '?limit=1000', id)));
	const keys = lists.flatMap((list) => list.keys).filter(({name}) => name !== 'demo-admin');
	return {api, tenants, keys};
}

/** The names of the keys of which something is so. */
function namesOf(keys: readonly WireKey[], so: (key: WireKey) => boolean): string[] {
	return keys.filter(so).map(({tenant_id: tenant, name}) => `${tenant} ${name}`);
}

test('the demo has at least five tenants, one of them inactive', async (t) => {
	const {tenants} = await demo(t);
	t.true(tenants.length >= 5);
	t.is(tenants.filter(({status}) => status === 'inactive').length, 1);
	t.is(new Set(tenants.map(({id}) => id)).size, tenants.length);
	t.is(new Set(tenants.map(({name}) => name)).size, tenants.length);
});

test('the demo has 55 to 75 keys', async (t) => {
	const {keys} = await demo(t);
	t.true(keys.length >= 55 && keys.length <= 75, String(keys.length));
	t.is(new Set(keys.map(({id}) => id)).size, keys.length);
	t.is(new Set(keys.map((key) => key.redacted_secret)).size, keys.length);
});

test('the demo has keys in every state, and so has the tenant that it opens', async (t) => {
	const {keys} = await demo(t);
	for (const status of ['active', 'expired', 'revoked'] as const) {
		t.true(keys.some((key) => key.status === status));
		t.true(keys.some((key) => key.status === status && key.tenant_id === 'ten_abc123'));
	}

	t.true(keys.some((key) => key.last_used_at === null));
	t.true(keys.some((key) => key.status === 'active' && key.expires_at === null));
});

test('the demo has keys that end within a week, within a month and later', async (t) => {
	const {keys} = await demo(t);
	const days = keys
		.filter(({status, expires_at: expires}) => status === 'active' && expires !== null)
		.map(({expires_at: expires}) => (Date.parse(expires!) - Date.parse(start)) / day);
	t.true(days.some((left) => left <= 7));
	t.true(days.some((left) => left > 7 && left <= 30));
	t.true(days.some((left) => left > 30));
});

test('the ids of the reference page exist in the demo', async (t) => {
	const {api, tenants} = await demo(t);
	t.is(tenants.find(({id}) => id === 'ten_abc123')?.status, 'active');
	const key = await getKey(api, 'key_abc123');
	t.is(key.tenant_id, 'ten_abc123');
	t.is(key.status, 'active');
});

for (const name of ['ingest-key', 'ci-key']) {
	test(`the name ${name} of the reference page is free in the demo`, async (t) => {
		const {api} = await demo(t);
		t.is((await createKey(api, {name}, {tenant: 'ten_abc123'})).name, name);
	});
}

test('no time of the demo lies in the future but that of an expiry', async (t) => {
	const {keys, tenants} = await demo(t);
	const now = start;
	t.true(tenants.every((tenant) => tenant.created_at < now));
	t.deepEqual(
		namesOf(keys, (key) =>
			[key.created_at, key.last_used_at, key.revoked_at].some((time) => time !== null && time > now),
		),
		[],
	);
});

test('no key of the demo is older than its tenant, or was used, revoked or over before it was made', async (t) => {
	const {keys, tenants} = await demo(t);
	const made = new Map(tenants.map((tenant) => [tenant.id, tenant.created_at]));
	t.deepEqual(
		namesOf(keys, (key) => key.created_at < made.get(key.tenant_id)!),
		[],
	);
	t.deepEqual(
		namesOf(keys, ({created_at: created, last_used_at: used, revoked_at: revoked, expires_at: expires}) =>
			[used, revoked, expires].some((time) => time !== null && time < created),
		),
		[],
	);
});

test('no key of the demo was used after it expired', async (t) => {
	const {keys} = await demo(t);
	t.deepEqual(
		namesOf(keys, ({last_used_at: used, expires_at: expires}) => used !== null && expires !== null && used >= expires),
		[],
	);
});

test('no key of the demo was used after it was revoked', async (t) => {
	const {keys} = await demo(t);
	t.deepEqual(
		namesOf(keys, ({last_used_at: used, revoked_at: revoked}) => used !== null && revoked !== null && used > revoked),
		[],
	);
});

test('the demo lists its keys by age, newest first', async (t) => {
	const {keys, tenants} = await demo(t);
	for (const {id} of tenants) {
		const times = keys.filter((key) => key.tenant_id === id).map((key) => key.created_at);
		t.deepEqual(times, times.toSorted().toReversed());
	}
});

test("the demo's operator may do everything", async (t) => {
	const {api} = await demo(t);
	const {identity} = await answerOf(await api.request('/v1/identity'), identityAnswerSchema);
	t.deepEqual(identity.scopes.toSorted(), [
		'admin:keys',
		'admin:tenants',
		'admin:users',
		'read:events',
		'write:events',
	]);
});

test('a demo that is started runs on loopback with a credential, until it is closed', async (t) => {
	const {address, credential, tenantId, close} = await startDemo();
	t.teardown(close);
	const headers = {authorization: `Bearer ${credential.reveal()}`};
	const ask = async () => fetch(new URL(`/v1/tenants/${tenantId}/keys`, address), {headers});
	t.is(address.hostname, '127.0.0.1');
	t.is(tenantId, 'ten_abc123');
	t.is((await ask()).status, 200);
	t.is(String(credential), '<redacted>');
	await close();
	await t.throwsAsync(ask);
	await t.notThrowsAsync(close);
});

test('two demos know nothing of each other', async (t) => {
	const demos = await Promise.all([startDemo(), startDemo()]);
	for (const {close} of demos) {
		t.teardown(close);
	}

	const [{address}, {credential}] = demos;
	const headers = {authorization: `Bearer ${credential.reveal()}`};
	t.is((await fetch(new URL('/v1/identity', address), {headers})).status, 401);
});
