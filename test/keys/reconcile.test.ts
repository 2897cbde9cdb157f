import test, {type ExecutionContext} from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {PhywareError} from '../../source/core/errors.js';
import {toRfc3339} from '../../source/core/expiry.js';
import {type SoughtCreate} from '../../source/keys/fits-create.js';
import {findKeys, readStateBeforeCreate} from '../../source/keys/reconcile.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {creating, key} from './creating.js';

const start = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number) => toRfc3339(new Date(start.getTime() + seconds * 1000));
const end = '2026-06-01T00:00:00Z';

/** A create of `line-7`, 10 s long, by `alice`, in a tenant that had other keys. */
const create: SoughtCreate = {
	tenant_id: 'ten_test01',
	request: {name: 'line-7', scopes: ['write:events', 'read:events'], expires_at: end},
	started_at: after(0),
	ended_at: after(10),
	clock_ahead: 0,
	newest_before: {created_at: after(-3600), ids: ['key_before']},
	keys_before: {ids: ['key_before', 'key_older'], complete: false},
	creator: ['key_alice', 'alice'],
};

/** The key that it makes. */
const made = (changes: Partial<Key> = {}): Key =>
	key({
		id: 'key_new',
		scopes: ['read:events', 'write:events'],
		expires_at: end,
		created_by: 'alice',
		created_at: after(3),
		...changes,
	});
const other = (id: string, seconds: number) => key({id, name: id, created_at: after(seconds)});

/** Looks on a server that has its keys on pages. */
async function look(
	t: ExecutionContext,
	pages: ReadonlyArray<readonly Key[]>,
	sought: Partial<SoughtCreate> = {},
	now = 20,
) {
	const {address, requests} = await hostileServer(t, (socket, request) => {
		const number = Number(/[?&]cursor=(\d+)/.exec(request)?.[1] ?? 0);
		const next = number + 1 < pages.length ? String(number + 1) : null;
		answeringJson(200, {keys: pages[number], next_cursor: next})(socket, request);
	});
	const found = await findKeys(creating(address).client, {...create, ...sought}, {now: () => new Date(after(now))});
	return {
		own: found.ours.map(({id}) => id),
		possible: found.possible.map(({key: {id}, differences}) => `${id}: ${differences.join(', ')}`),
		isComplete: found.isComplete,
		requests,
	};
}

const unknownFacts = {
	scopes: undefined,
	expires_at: undefined,
	created_by: undefined,
	status: undefined,
	tenant_id: undefined,
};

const fitting: Readonly<
	Record<string, {readonly pages: ReadonlyArray<readonly Key[]>; readonly sought?: Partial<SoughtCreate>}>
> = {
	'it fits in everything': {pages: [[other('key_a', 5), made(), other('key_before', -3600)]]},
	'the list has another order': {pages: [[other('key_before', -3600), other('key_older', -90_000), made()]]},
	'it is on the last of many pages': {
		pages: [...Array.from({length: 6}, (_, index) => [other(`key_${index}`, -9000 - index)]), [made()]],
	},
	'it is revoked by now': {pages: [[made({status: 'revoked', revoked_at: after(60)})]]},
	'it was made in the same second as the newest before': {
		pages: [[made({created_at: after(0)})]],
		sought: {newest_before: {created_at: after(0), ids: ['key_before']}},
	},
	'its scopes come in another order': {pages: [[made({scopes: ['write:events', 'read:events', 'read:events']})]]},
	'its expiry is rounded to the second': {pages: [[made({expires_at: '2026-06-01T00:00:01Z'})]]},
	'its creator is told by id': {pages: [[made({created_by: 'key_alice'})]]},
	'only its name and the time of its creation are known': {pages: [[made(unknownFacts)]]},
	'its creator is unknown': {pages: [[made({created_by: 'another'})]], sought: {creator: []}},
	'the clock of the server is an hour ahead': {
		pages: [[made({created_at: after(3603)})]],
		sought: {clock_ahead: 3_600_000},
	},
	'its time is unknown, but all keys before are known and it is seen in time': {
		pages: [[made({created_at: undefined})]],
		sought: {keys_before: {ids: ['key_before'], complete: true}},
	},
};

for (const [what, {pages, sought}] of Object.entries(fitting)) {
	test(`a key is the create's own where ${what}`, async (t) => {
		const {own, possible, isComplete} = await look(t, pages, sought);
		t.deepEqual(own, ['key_new']);
		t.deepEqual(possible, []);
		t.true(isComplete);
	});
}

const differing: Readonly<
	Record<
		string,
		{readonly key: Key; readonly sought?: Partial<SoughtCreate>; readonly now?: number; readonly why: string}
	>
> = {
	'its scopes are others': {
		key: made({scopes: ['admin:keys']}),
		why: 'its scopes are admin:keys instead of write:events read:events',
	},
	'it ends at another time': {key: made({expires_at: null}), why: `it expires never instead of ${end}`},
	'another user created it': {key: made({created_by: 'bob'}), why: 'bob created it'},
	'it was made after the create had ended': {
		key: made({created_at: after(7200)}),
		why: `it was created at ${after(7200)}`,
	},
	'its time is unknown, and not all keys before are known': {
		key: made({created_at: undefined}),
		why: 'it is unknown when it was created',
	},
	'its time is unknown, and it is seen long after': {
		key: made({created_at: undefined}),
		sought: {keys_before: {ids: [], complete: true}},
		now: 7200,
		why: 'it is unknown when it was created',
	},
	'nothing fits': {
		key: made({scopes: [], expires_at: null, created_by: 'bob', created_at: after(99)}),
		why: `its scopes are none instead of write:events read:events, it expires never instead of ${end}, bob created it, it was created at ${after(99)}`,
	},
};

for (const [what, {key: differs, sought, now, why}] of Object.entries(differing)) {
	test(`a key may be the create's, but not surely, where ${what}`, async (t) => {
		const {own, possible} = await look(t, [[differs]], sought, now);
		t.deepEqual(own, []);
		t.deepEqual(possible, [`key_new: ${why}`]);
	});
}

const strangers: Readonly<Record<string, {readonly key: Key; readonly sought?: Partial<SoughtCreate>}>> = {
	'it has another name': {key: made({name: 'line-77'})},
	'it was there before': {key: made({id: 'key_older'})},
	'it is the newest before': {key: made({id: 'key_before'})},
	'it is older than the newest before': {key: made({created_at: after(-3601)})},
	'it is older than the create by the clock of the server': {
		key: made({created_at: after(-61)}),
		sought: {newest_before: null},
	},
};

for (const [what, {key: stranger, sought}] of Object.entries(strangers)) {
	test(`a key is not the create's where ${what}`, async (t) => {
		const {own, possible, isComplete} = await look(t, [[stranger]], sought);
		t.deepEqual([own, possible, isComplete], [[], [], true]);
	});
}

test('all keys that fit are found: a server without idempotency keys makes several', async (t) => {
	const {own} = await look(t, [[made({id: 'key_2', created_at: after(5)}), made({id: 'key_1'})]]);
	t.deepEqual(own, ['key_2', 'key_1']);
});

test('a list that names the same page twice gives what it had by then, and is not called complete', async (t) => {
	const {address, requests} = await hostileServer(t, (socket, request) => {
		// A look that goes round and round comes to an end here.
		const next = requests.length < 20 ? 'again' : null;
		answeringJson(200, {keys: [made()], next_cursor: next})(socket, request);
	});
	const found = await findKeys(creating(address).client, create, {now: () => new Date(after(20))});
	t.false(found.isComplete);
	t.is(found.ours[0]?.id, 'key_new');
	t.is(requests.length, 2);
});

test('a list that cannot be read at all is an error', async (t) => {
	const {address} = await hostileServer(t, answeringJson(403, {}));
	await t.throwsAsync(findKeys(creating(address).client, create, {now: () => start}), {
		instanceOf: PhywareError,
		code: 'FORBIDDEN',
	});
});

test('before a create, the keys of a tenant, its creator and the clock of the server are known', async (t) => {
	const {address, operator, addKey} = await installation(t);
	const {client} = creating(address, operator);
	t.like(await readStateBeforeCreate(client, 'ten_test01'), {
		newest_before: null,
		keys_before: {ids: [], complete: true},
	});
	const created = '2026-03-01T12:00:00Z';
	const old = addKey({name: 'old', created: '2026-03-01T11:59:59Z'}).id;
	const ids = [addKey({name: 'a', created}).id, addKey({name: 'b', created, revoked: created}).id];
	const before = await readStateBeforeCreate(client, 'ten_test01');
	t.is(before.newest_before?.created_at, created);
	t.deepEqual(before.newest_before?.ids.toSorted(), ids.toSorted());
	t.deepEqual(before.keys_before?.ids.toSorted(), [old, ...ids].toSorted());
	t.is(before.creator?.length, 2);
	t.true(Math.abs(before.clock_ahead!) < 5000);
});

test('before a create on a server that says nothing of creators, times and pages, the ids are known', async (t) => {
	const {address} = await hostileServer(t, (socket, request) => {
		const answer = request.includes('/v1/identity')
			? answeringJson(404, {})
			: answeringJson(200, {keys: [{id: 'a', name: 'a', scopes: []}]});
		answer(socket, request);
	});
	t.deepEqual(await readStateBeforeCreate(creating(address).client, 'ten_test01'), {
		newest_before: null,
		keys_before: {ids: ['a'], complete: true},
		creator: [],
	});
});
