import test, {type ExecutionContext} from 'ava';
import {type WireKey, tenantPageSchema} from '../../source/contract/wire/schemas.js';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {answerOf, createKey, errorOf, listKeys, revokeKey} from './exchange.js';

unmeasured();

const lists = ['/v1/tenants', '/v1/tenants/ten_test01/keys'];
const count = 2500;

/** The test tenant with 2,500 keys; returns their ids, newest first. */
async function crowd(t: ExecutionContext): Promise<{api: TestInstallation; ids: string[]}> {
	const api = await installation(t);
	const ids = api.store.transaction(() =>
		Array.from({length: count}, (_, index) => api.addKey({name: `key number ${index}`}).id),
	);
	return {api, ids: ids.toReversed()};
}

/** Every page of the test tenant's keys; `between` runs after each. */
async function walk(
	api: TestInstallation,
	query: string,
	between?: (page: readonly WireKey[]) => Promise<void>,
): Promise<WireKey[][]> {
	const pages: WireKey[][] = [];
	let cursor = '';
	for (;;) {
		const {keys, next_cursor: next} = await listKeys(api, `?${query}${cursor}`);
		pages.push(keys);
		if (next === null) {
			return pages;
		}

		await between?.(keys);
		cursor = `&cursor=${encodeURIComponent(next)}`;
	}
}

const idsOf = (keys: readonly WireKey[]) => keys.map(({id}) => id);

for (const path of lists) {
	for (const limit of ['0', '-1', '1001', '99999', '1.5', '1e2', 'ten', '', ' 5', '0x10', '５']) {
		test(`${path} refuses the limit ${JSON.stringify(limit)}`, async (t) => {
			const api = await installation(t);
			const error = await errorOf(t, await api.request(`${path}?limit=${encodeURIComponent(limit)}`), 400);
			t.is(error.code, 'VALIDATION');
			t.deepEqual(
				error.details?.map(({field}) => field),
				['limit'],
			);
		});
	}

	for (const cursor of [
		'',
		'null',
		'0',
		'5',
		'next',
		'!',
		'ten_test01',
		'YWZ0ZXIg',
		'YWZ0ZXIgLTE',
		'LTE',
		'%00',
		'💥',
	]) {
		test(`${path} refuses ${JSON.stringify(cursor)} as a cursor`, async (t) => {
			const api = await installation(t);
			const error = await errorOf(t, await api.request(`${path}?cursor=${encodeURIComponent(cursor)}`), 400);
			t.is(error.code, 'VALIDATION');
			t.deepEqual(
				error.details?.map(({field}) => field),
				['cursor'],
			);
		});
	}
}

for (const [query, sizes] of [
	['', Array.from({length: 25}, () => 100)],
	['limit=1000', [1000, 1000, 500]],
	['limit=999', [999, 999, 502]],
	['limit=625', [625, 625, 625, 625]],
	['limit=1000&status=active', [1000, 1000, 500]],
] as const) {
	test(`walking 2,500 keys by ${query || 'pages of no given size'} yields each once, newest first`, async (t) => {
		const {api, ids} = await crowd(t);
		const pages = await walk(api, query);
		t.deepEqual(
			pages.map(({length}) => length),
			[...sizes],
		);
		t.deepEqual(idsOf(pages.flat()), ids);
	});
}

test('a limit of 1 yields one key a page', async (t) => {
	const api = await installation(t);
	const ids = ['a', 'b', 'c'].map((name) => api.addKey({name}).id).toReversed();
	t.deepEqual(
		(await walk(api, 'limit=1')).map(idsOf),
		ids.map((id) => [id]),
	);
});

test('a tenant without keys has one empty page', async (t) => {
	const api = await installation(t);
	t.deepEqual(await listKeys(api), {keys: [], next_cursor: null});
});

for (const query of ['limit=250', 'limit=250&status=active']) {
	test(`walking by ${query} misses and repeats no key while keys are added and revoked between pages`, async (t) => {
		const {api, ids} = await crowd(t);
		const revoked = new Set<string>();
		let added = 0;
		const pages = await walk(api, query, async (page) => {
			added++;
			await createKey(api, {name: `added ${added}`});
			const last = ids.indexOf(page.at(-1)!.id);
			for (const id of [page[0]!.id, page.at(-1)!.id, ids[last + 1]!, ids[last + 100]!]) {
				await revokeKey(api, id);
				revoked.add(id);
			}
		});
		t.true(added >= 9);
		const found = idsOf(pages.flat());
		t.is(new Set(found).size, found.length);
		t.deepEqual(
			found,
			ids.filter((id) => found.includes(id)),
		);
		const missed = ids.filter((id) => !found.includes(id));
		if (query.includes('status')) {
			// Only keys that were revoked before their page came are not on it.
			t.is(missed.length, 2 * added);
			t.true(missed.every((id) => revoked.has(id)));
		} else {
			t.deepEqual(missed, []);
			t.is(pages.flat().filter(({status}) => status === 'revoked').length, 2 * added);
		}
	});
}

test('tenants are walked each once, and a page is never larger than its limit', async (t) => {
	const api = await installation(t, {seed: 'demo'});
	const {tenants: all} = await answerOf(await api.request('/v1/tenants'), tenantPageSchema);
	t.true(all.length > 4);
	for (const limit of [1, 2, 3]) {
		const found: string[] = [];
		let cursor = '';
		for (;;) {
			const response = await api.request(`/v1/tenants?limit=${limit}${cursor}`);
			const {tenants, next_cursor: next} = await answerOf(response, tenantPageSchema);
			found.push(...tenants.map(({id}) => id));
			t.true(tenants.length === limit || next === null);
			if (next === null) {
				break;
			}

			cursor = `&cursor=${encodeURIComponent(next)}`;
		}

		t.deepEqual(
			found,
			all.map(({id}) => id),
		);
	}
});

test('a cursor of another tenant shows none of its keys', async (t) => {
	const api = await installation(t, {seed: 'demo'});
	for (const name of ['one', 'two', 'three']) {
		api.addKey({name});
	}

	const {next_cursor: cursor} = await listKeys(api, '?limit=1');
	const response = await api.request(`/v1/tenants/ten_abc123/keys?cursor=${encodeURIComponent(cursor!)}`);
	t.true(response.status === 200 || response.status === 400, String(response.status));
	const {keys = []} = (await response.json()) as {keys?: WireKey[]};
	t.true(keys.every(({tenant_id: tenant}) => tenant === 'ten_abc123'));
});

test('a cursor that lost or gained a character is refused', async (t) => {
	const {api} = await crowd(t);
	const {next_cursor: cursor} = await listKeys(api, '?limit=1000');
	for (const tampered of [
		cursor!.slice(0, -1),
		cursor!.slice(1),
		`${cursor}A`,
		`${cursor}=`,
		`-${cursor}`,
		`${cursor} `,
	]) {
		const path = `/v1/tenants/ten_test01/keys?cursor=${encodeURIComponent(tampered)}`;
		t.is((await errorOf(t, await api.request(path), 400)).code, 'VALIDATION');
	}
});

test('a cursor with any one character changed is refused', async (t) => {
	const {api} = await crowd(t);
	const {next_cursor: cursor} = await listKeys(api, '?limit=1000');
	const taken: string[] = [];
	for (let at = 0; at < cursor!.length; at++) {
		for (const character of 'AEINQUYagknoswz059-_') {
			const tampered = cursor!.slice(0, at) + character + cursor!.slice(at + 1);
			const response = await api.request(`/v1/tenants/ten_test01/keys?limit=1&cursor=${tampered}`);
			if (tampered !== cursor && response.status !== 400) {
				taken.push(tampered);
			}
		}
	}

	t.deepEqual(taken, []);
});
