import test, {type ExecutionContext} from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {createKey, errorOf, postKey, revokeKey, stoppedClock} from './exchange.js';

const start = '2026-05-04T12:00:00Z';
const path = '/v1/tenants/ten_test01/keys';
type Clock = ReturnType<typeof stoppedClock>;

/** The test tenant with a key in every state, one that ends in an hour, and one of its own administrators. */
async function tagged(t: ExecutionContext): Promise<{api: TestInstallation; clock: Clock; own: string}> {
	const clock = stoppedClock(start);
	const api = await installation(t, {now: clock.now});
	api.addKey({id: 'key_never', name: 'never'});
	api.addKey({id: 'key_soon', name: 'soon', expires: '2026-05-04T13:00:00Z'});
	api.addKey({id: 'key_past', name: 'past', expires: '2026-05-01T00:00:00Z'});
	api.addKey({id: 'key_gone', name: 'gone', revoked: '2026-05-01T00:00:00Z', expires: '2026-05-04T13:00:00Z'});
	const {secret: own} = api.addKey({name: 'own', scopes: ['admin:keys']});
	return {api, clock, own};
}

async function tagOf(api: TestInstallation, secret = api.operator): Promise<string> {
	const response = await api.request(path, {secret});
	await response.arrayBuffer();
	return response.headers.get('etag')!;
}

async function askWith(api: TestInstallation, tag: string, query = ''): Promise<Response> {
	return api.request(`${path}${query}`, {headers: {'if-none-match': tag}});
}

const changes: Readonly<Record<string, (api: TestInstallation, clock: Clock, own: string) => Promise<unknown>>> = {
	'a key is created': async (api) => createKey(api),
	'a key is revoked': async (api) => revokeKey(api, 'key_never'),
	'an expired key is revoked': async (api) => revokeKey(api, 'key_past'),
	'a key is used': async (api, _, own) => api.request('/v1/identity', {secret: own}),
	async 'a key reaches its expiry'(_, clock) {
		clock.moveTo('2026-05-04T13:00:00Z');
	},
};

for (const [what, change] of Object.entries(changes)) {
	test(`the tag changes when ${what}`, async (t) => {
		const {api, clock, own} = await tagged(t);
		const before = await tagOf(api);
		t.regex(before, /^"[^"]+"$/);
		t.is((await askWith(api, before)).status, 304);
		await change(api, clock, own);
		const response = await askWith(api, before);
		t.is(response.status, 200);
		const after = response.headers.get('etag')!;
		t.not(after, before);
		t.is((await askWith(api, after)).status, 304);
	});
}

const noChanges: typeof changes = {
	async 'time passes without a key reaching its expiry'(_, clock) {
		clock.moveTo('2026-05-04T12:59:59Z');
	},
	async 'a revoked key would have expired'(api, clock) {
		await revokeKey(api, 'key_soon');
		const tag = await tagOf(api);
		clock.moveTo('2026-05-04T14:00:00Z');
		return tag;
	},
	'a revoked key is revoked again': async (api) => revokeKey(api, 'key_gone'),
	'a create is refused': async (api) => postKey(api, {name: 'never', scopes: ['read:events']}),
	'a key of another tenant is created': async (api) => createKey(api, {}, {tenant: 'ten_phyops'}),
	async 'keys and tenants are read'(api) {
		await api.request('/v1/keys/key_never');
		await api.request('/v1/tenants/ten_test01');
	},
};

for (const [what, happen] of Object.entries(noChanges)) {
	test(`the tag stays when ${what}`, async (t) => {
		const {api, clock, own} = await tagged(t);
		const before = await tagOf(api);
		const result = await happen(api, clock, own);
		const tag = typeof result === 'string' ? result : before;
		const response = await askWith(api, tag);
		t.is(response.status, 304);
		t.is(response.headers.get('etag'), tag);
		t.is(await response.text(), '');
	});
}

test('no tag ever comes back in the life of a tenant', async (t) => {
	const {api, clock, own} = await tagged(t);
	const tags = [await tagOf(api)];
	for (const name of ['a key is revoked', 'a key is used', 'a key reaches its expiry', 'an expired key is revoked']) {
		await changes[name]!(api, clock, own);
		tags.push(await tagOf(api));
	}

	await revokeKey(api, 'key_soon');
	tags.push(await tagOf(api));
	for (const name of ['one', 'two']) {
		const {id} = await createKey(api, {name, expires_at: '2026-05-05T00:00:00Z'});
		tags.push(await tagOf(api));
		await revokeKey(api, id);
		tags.push(await tagOf(api));
	}

	t.is(new Set(tags).size, tags.length, tags.join(' '));
});

test('the answer with the new tag holds what changed', async (t) => {
	const {api} = await tagged(t);
	const before = await tagOf(api);
	await revokeKey(api, 'key_soon');
	const {keys} = (await (await askWith(api, before)).json()) as {keys: Array<{id: string; status: string}>};
	t.is(keys.find(({id}) => id === 'key_soon')?.status, 'revoked');
});

for (const query of [
	'?limit=1',
	'?limit=2',
	'?status=active',
	'?status=expired',
	'?status=revoked',
	'?limit=1&status=active',
]) {
	test(`the tag on ${query} is that of the whole set, and answers 304`, async (t) => {
		const {api} = await tagged(t);
		const tag = await tagOf(api);
		t.is((await api.request(`${path}${query}`)).headers.get('etag'), tag);
		t.is((await askWith(api, tag, query)).status, 304);
		await createKey(api);
		t.is((await askWith(api, tag, query)).status, 200);
	});
}

test('the tag answers 304 on a later page too', async (t) => {
	const {api} = await tagged(t);
	const first = await api.request(`${path}?limit=2`);
	const {next_cursor: cursor} = (await first.json()) as {next_cursor: string};
	const tag = first.headers.get('etag')!;
	t.is((await askWith(api, tag, `?limit=2&cursor=${cursor}`)).status, 304);
	await revokeKey(api, 'key_never');
	t.is((await askWith(api, tag, `?limit=2&cursor=${cursor}`)).status, 200);
});

test('a condition that lists the tag, weakens it or names any tag is met', async (t) => {
	const {api} = await tagged(t);
	const tag = await tagOf(api);
	for (const condition of [`W/${tag}`, `"other", ${tag}`, `${tag},"other"`, '*']) {
		t.is((await askWith(api, condition)).status, 304, condition);
	}

	for (const condition of ['"other"', '""', tag.slice(1, -1), `"${tag}"`]) {
		t.is((await askWith(api, condition)).status, 200, condition);
	}
});

test('a bad query is refused whatever the tag', async (t) => {
	const {api} = await tagged(t);
	const tag = await tagOf(api);
	for (const query of ['?limit=0', '?cursor=x', '?status=all']) {
		await errorOf(t, await askWith(api, tag, query), 400);
	}
});

test("a poll with the tenant's own key does not change the tag within half a minute", async (t) => {
	const {api, clock, own} = await tagged(t);
	await api.request(path, {secret: own});
	const tag = await tagOf(api, own);
	for (let seconds = 0; seconds < 29; seconds++) {
		clock.advance(1000);
		const response = await api.request(path, {secret: own, headers: {'if-none-match': tag}});
		t.is(response.status, 304);
	}
});
