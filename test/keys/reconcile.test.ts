import test, {type ExecutionContext} from 'ava';
import {type Key} from '../../source/contract/schemas.js';
import {PhywareError} from '../../source/core/errors.js';
import {findNewKey, newestKeys} from '../../source/keys/reconcile.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {relay} from '../helpers/relay.js';
import {creating, key} from './creating.js';

const wanted = {tenant_id: 'ten_test01', request: {name: 'line-7'}};
const before = (id: string | null) => (id === null ? null : {created_at: '2026-03-01T12:00:00Z', ids: [id]});
const earlier = '2026-03-01T11:59:59Z';
const other = (id: string, changes: Partial<Key> = {}) => key({id, name: id, ...changes});

/** Looks on a server that has its keys on pages, and counts the pages that are fetched. */
async function look(t: ExecutionContext, pages: ReadonlyArray<readonly Key[]>, newestBefore: string | null) {
	const {address, requests} = await hostileServer(t, (socket, request) => {
		const number = Number(/[?&]cursor=(\d+)/.exec(request)?.[1] ?? 0);
		const next = number + 1 < pages.length ? String(number + 1) : null;
		answeringJson(200, {keys: pages[number], next_cursor: next})(socket, request);
	});
	const found = await findNewKey(creating(address).client, {...wanted, newest_before: before(newestBefore)});
	return {id: found?.id, requests};
}

const cases: Readonly<
	Record<string, {pages: ReadonlyArray<readonly Key[]>; before: string | null; id: string | undefined}>
> = {
	'the key is newer than the newest before': {
		pages: [[other('key_a'), key(), other('key_before')]],
		before: 'key_before',
		id: 'key_new',
	},
	'there was no key before': {pages: [[other('key_a'), key()]], before: null, id: 'key_new'},
	'it is revoked by now': {
		pages: [[key({status: 'revoked', revoked_at: '2026-03-01T12:00:01Z'}), other('key_before')]],
		before: 'key_before',
		id: 'key_new',
	},
	'it was made in the same second as the newest before, and is listed behind it': {
		pages: [[other('key_before'), other('key_a'), key(), other('key_z', {created_at: earlier})]],
		before: 'key_before',
		id: 'key_new',
	},
	'it was made in that second, and is on the next page': {
		pages: [[other('key_before')], [key(), other('key_z', {created_at: earlier})]],
		before: 'key_before',
		id: 'key_new',
	},
	'the key of that name is older': {
		pages: [[other('key_before'), key({created_at: earlier})]],
		before: 'key_before',
		id: undefined,
	},
	'the key of that name is the newest before': {pages: [[key()]], before: 'key_new', id: undefined},
	'the new key has another name': {
		pages: [[key({name: 'line-77'}), other('key_before')]],
		before: 'key_before',
		id: undefined,
	},
	'there is no key at all': {pages: [[]], before: null, id: undefined},
	'it is behind more than a page of other new ones': {
		pages: [[other('key_a')], [other('key_b')], [key()], [other('key_before')]],
		before: 'key_before',
		id: 'key_new',
	},
};

for (const [what, {pages, before: newest, id}] of Object.entries(cases)) {
	test(`${id === undefined ? 'nothing is found' : 'the key is found'} where ${what}`, async (t) => {
		t.is((await look(t, pages, newest)).id, id);
	});
}

test('the look ends at what was there before, however many keys there are', async (t) => {
	const pages = [
		[other('key_a'), other('key_before'), other('key_b', {created_at: earlier})],
		...Array.from({length: 20}, (_, index) => [other(`key_old${index}`, {created_at: earlier})]),
	];
	const {id, requests} = await look(t, pages, 'key_before');
	t.is(id, undefined);
	// One page more can be on its way by then.
	t.true(requests.length <= 2);
});

test('a list that names the same page twice is an error that names the server, not an endless look', async (t) => {
	const {address, requests} = await hostileServer(t, (socket, request) => {
		// Whoever goes round and round comes to an end here.
		const next = requests.length < 20 ? 'again' : null;
		answeringJson(200, {keys: [other('key_a')], next_cursor: next})(socket, request);
	});
	const error = await t.throwsAsync<PhywareError>(
		findNewKey(creating(address).client, {...wanted, newest_before: before('key_before')}),
		{instanceOf: PhywareError, code: 'CONNECTION', message: `${address.origin} lists its pages in a circle.`},
	);
	t.is(error.reason, 'It gave the same next_cursor twice.');
	t.is(requests.length, 2);
});

test('the newest keys are those of the newest second; a tenant without keys has none', async (t) => {
	const {address, operator, addKey} = await installation(t);
	const {address: relayed, requests} = await relay(t, address);
	const {client} = creating(relayed, operator);
	t.is(await newestKeys(client, 'ten_test01'), null);
	const created = '2026-03-01T12:00:00Z';
	addKey({name: 'old', created: earlier});
	const ids = [addKey({name: 'a', created}).id, addKey({name: 'b', created, revoked: created}).id];
	const newest = await newestKeys(client, 'ten_test01');
	t.is(newest?.created_at, created);
	t.deepEqual(newest?.ids.toSorted(), ids.toSorted());
	t.is(requests.length, 2);
});
