import assert from 'node:assert/strict';
import test, {type ExecutionContext} from 'ava';
import {type WireCreatedKey} from '../../source/contract/wire/schemas.js';
import {InterruptedError, PhywareError} from '../../source/core/errors.js';
import {toRfc3339} from '../../source/core/expiry.js';
import {prepareCreate} from '../../source/keys/create-key.js';
import {recoverCreate, type Recovery} from '../../source/keys/recover-keys.js';
import {type JournalEntry, parseEntry} from '../../source/storage/journal/entry.js';
import {installation, type InstallationOptions} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {relay, withoutIdempotency} from '../helpers/relay.js';
import {creates, creating, cut, key, listing} from './creating.js';

/** Whole seconds, as they are written down. */
const begun = new Date(Math.floor(Date.now() / 1000) * 1000);
const day = 86_400_000;
const later = (milliseconds: number) => () => new Date(begun.getTime() + milliseconds);
const unknown = {instanceOf: PhywareError, code: 'OUTCOME_UNKNOWN'} as const;

type InterruptionOptions = InstallationOptions & {readonly idempotent?: boolean};

/** A create of `line-7` that the server carried out for a process that was killed before the answer came. */
async function interruption(t: ExecutionContext, {idempotent = true, ...options}: InterruptionOptions = {}) {
	const server = await installation(t, options);
	const {address, requests} = await relay(t, server.address, {onRequest: idempotent ? undefined : withoutIdempotency});
	const setting = creating(address, server.operator);
	const {client, journal} = setting;
	const create = setting.options({now: () => begun, expiresAt: toRfc3339(new Date(Date.now() + 30 * day))});
	// As it is read from the disk, by another process.
	const parsed = parseEntry(JSON.stringify(await prepareCreate(client, journal, create)));
	assert.ok('entry' in parsed);
	const {entry} = parsed;
	const answer = await server.request('/v1/tenants/ten_test01/keys', {
		method: 'POST',
		headers: {'content-type': 'application/json', 'idempotency-key': entry.idempotency_key},
		body: JSON.stringify({name: create.name, scopes: create.scopes, expires_at: create.expiresAt}),
	});
	const {id, secret: lost} = ((await answer.json()) as {key: WireCreatedKey}).key;
	return {...setting, server, entry, lost, id, requests};
}

function secretOf(recovery: Recovery): string | undefined {
	return recovery.kind === 'created' ? recovery.created.secret.reveal() : undefined;
}

/** An entry that no process owns any more; when it was last sent is whenever that was. */
const left = (entry: JournalEntry, [now]: readonly JournalEntry[]): JournalEntry => ({
	...entry,
	...(now?.ended_at !== undefined && {ended_at: now.ended_at}),
	process: {id: entry.process.id},
});

test('sent again within 24 hours, it brings the secret that was lost; the entry stays until that is delivered', async (t) => {
	const {client, journal, entry, entries, lost, id, server} = await interruption(t);
	const recovery = await recoverCreate(client, journal, entry, {now: later(3_600_000)});
	assert.strictEqual(recovery.kind, 'created');
	const {key: found, secret, delivered} = recovery.created;
	t.is(found.id, id);
	t.is(secret.reveal(), lost);
	t.is((await server.request('/v1/identity', {secret: lost})).status, 200);
	t.deepEqual(entries(), [{...entry, key_id: id}]);
	t.false(JSON.stringify(entries()).includes(lost));
	await delivered();
	t.deepEqual(entries(), []);
});

test('it can be sent again as often as one likes, until it is delivered', async (t) => {
	const {client, journal, entry, lost} = await interruption(t);
	for (let count = 0; count < 3; count++) {
		const recovery = await recoverCreate(client, journal, entry, {now: later(0)});
		t.is(secretOf(recovery), lost);
	}
});

test('what never reached the server is created now', async (t) => {
	const {address, operator, store, request} = await installation(t);
	const {client, journal, options, entries} = creating(address, operator);
	const entry = await prepareCreate(client, journal, options());
	const recovery = await recoverCreate(client, journal, entry, {now: () => new Date()});
	t.is((await request('/v1/identity', {secret: secretOf(recovery)!})).status, 200);
	t.truthy(store.findActiveByName('ten_test01', 'line-7'));
	t.is(entries().length, 1);
});

test('a server without idempotency: the key is named, the entry waits, and no other key is made', async (t) => {
	const {client, journal, entry, entries, id, server} = await interruption(t, {idempotent: false});
	const error = await t.throwsAsync<PhywareError>(recoverCreate(client, journal, entry, {now: later(0)}), unknown);
	t.is(error.message, `The key "line-7" was created (${id}), but its secret was lost in transit.`);
	t.regex(error.remedy!, new RegExp(`phyware cloud keys revoke ${id}$`));
	t.deepEqual(entries(), [{...left(entry, entries()), key_id: id}]);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), id);
});

test('a moment before 24 hours it is sent again, and from then on never', async (t) => {
	for (const [after, sent] of [
		[day - 1, 1],
		[day, 0],
	] as const) {
		const {client, journal, entry, requests} = await interruption(t);
		const attempt = recoverCreate(client, journal, entry, {now: later(after)});
		await (sent === 1 ? t.notThrowsAsync(attempt) : t.throwsAsync(attempt, unknown));
		t.is(creates(requests).length, sent);
	}
});

test('after 24 hours the key is named, and its entry waits until it is revoked', async (t) => {
	const {client, journal, entry, entries, id} = await interruption(t);
	const error = await t.throwsAsync<PhywareError>(recoverCreate(client, journal, entry, {now: later(day)}), unknown);
	t.is(error.message, `The key "line-7" was created (${id}), but its secret is no longer available.`);
	t.is(error.reason, `The create started at ${toRfc3339(begun)}; PhyCloud keeps its response for 24 hours.`);
	t.is(error.remedy, 'To revoke the key, run: phyware cloud keys recover --revoke');
	t.is(entries().length, 1);
	await client.revokeKey(id);
	t.deepEqual(await recoverCreate(client, journal, entry, {now: later(day)}), {kind: 'none'});
	t.deepEqual(entries(), []);
});

test('after 24 hours the entry of what was never created is deleted, and nothing is created', async (t) => {
	const {address, operator, addKey, store} = await installation(t);
	addKey({name: 'line-7', revoked: '2026-02-01T00:00:00Z'});
	addKey({name: 'newest'});
	const {client, journal, options, entries} = creating(address, operator);
	const entry = await prepareCreate(client, journal, options({now: () => begun}));
	t.deepEqual(await recoverCreate(client, journal, entry, {now: later(day)}), {kind: 'none'});
	t.deepEqual(entries(), []);
	t.is(store.findActiveByName('ten_test01', 'line-7'), undefined);
});

for (const idempotent of [true, false]) {
	test(`a key that was revoked in the meantime is not delivered, and not created again, ${idempotent ? 'with' : 'without'} idempotency`, async (t) => {
		const {client, journal, entry, id, server} = await interruption(t, {idempotent});
		await client.revokeKey(id);
		for (const known of [id, null]) {
			await journal.write(entry);
			const recovery = await recoverCreate(client, journal, {...entry, key_id: known}, {now: later(0)});
			t.is(server.store.findActiveByName('ten_test01', 'line-7'), undefined);
			t.deepEqual(recovery, {kind: 'none'});
		}
	});
}

test('a key that is known and gone by now is not made a second time', async (t) => {
	const {address, requests} = await hostileServer(t, (socket, request) => {
		const answer = request.startsWith('GET /v1/keys/')
			? answeringJson(404, {})
			: answeringJson(200, {keys: [], next_cursor: null});
		answer(socket, request);
	});
	const {client, journal, options} = creating(address);
	const entry = {...(await prepareCreate(client, journal, options())), key_id: 'key_new'};
	await recoverCreate(client, journal, entry, {now: () => new Date()}).catch(() => undefined);
	t.deepEqual(creates(requests), []);
});

async function prepared(t: ExecutionContext, ...[keys, onCreate]: Parameters<typeof listing>) {
	const {address} = await hostileServer(t, listing(keys, onCreate));
	const setting = creating(address);
	const entry: JournalEntry = await prepareCreate(setting.client, setting.journal, setting.options());
	return {...setting, entry};
}

test('a name that an older key has by now is a refusal, and nothing waits', async (t) => {
	const {client, journal, entry, entries} = await prepared(t, () => [key()], answeringJson(409, {}));
	await t.throwsAsync(recoverCreate(client, journal, entry, {now: () => new Date()}), {code: 'CONFLICT'});
	t.deepEqual(entries(), []);
});

test('what is refused now may have been carried out before: the key is looked for, and its entry waits', async (t) => {
	let keys = [key({id: 'key_before', name: 'other'})];
	const {client, journal, entry, entries} = await prepared(t, () => keys, answeringJson(403, {}));
	keys = [key(), ...keys];
	const error = await t.throwsAsync<PhywareError>(
		recoverCreate(client, journal, entry, {now: () => new Date()}),
		unknown,
	);
	t.regex(error.message, /was created \(key_new\)/);
	t.deepEqual(
		entries().map((each) => each.key_id),
		['key_new'],
	);
});

test('a credential that is refused, a lost answer and SIGINT leave the entry as it is', async (t) => {
	const now = () => new Date();
	let isRefusing = false;
	const {address} = await hostileServer(t, (socket, request) => {
		(isRefusing ? answeringJson(401, {}) : answeringJson(200, {keys: [], next_cursor: null}))(socket, request);
	});
	const refused = creating(address);
	const refusedEntry = await prepareCreate(refused.client, refused.journal, refused.options());
	isRefusing = true;
	await t.throwsAsync(recoverCreate(refused.client, refused.journal, refusedEntry, {now}), {code: 'UNAUTHENTICATED'});
	t.deepEqual(refused.entries(), [refusedEntry]);

	const lost = await prepared(t, () => [], cut);
	await t.throwsAsync(recoverCreate(lost.client, lost.journal, lost.entry, {now}), unknown);
	t.deepEqual(lost.entries(), [left(lost.entry, lost.entries())]);

	const stop = new AbortController();
	const stopped = await prepared(
		t,
		() => [],
		() => {
			stop.abort(new InterruptedError('SIGINT'));
		},
	);
	await t.throwsAsync(recoverCreate(stopped.client, stopped.journal, stopped.entry, {now, signal: stop.signal}), {
		instanceOf: InterruptedError,
	});
	t.deepEqual(stopped.entries(), [left(stopped.entry, stopped.entries())]);
});
