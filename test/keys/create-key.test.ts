import {rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {type AddressInfo} from 'node:net';
import {hostname} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {parseExpiry} from '../../source/core/expiry.js';
import {createKey, scopeDifference} from '../../source/keys/create-key.js';
import {type JournalEntry} from '../../source/storage/journal/entry.js';
import {openJournal} from '../../source/storage/journal/journal.js';
import {processMark} from '../../source/storage/journal/owner-mark.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {deliver, relay, secretIn} from '../helpers/relay.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {creates, creating, cut, entriesIn, key, listing} from './creating.js';

test('the entry is on disk before the create arrives, under the idempotency key that it carries', async (t) => {
	const {address, operator, addKey} = await installation(t);
	const newest = addKey({name: 'before', created: '2026-03-01T11:00:00Z'});
	let folder = '';
	let onArrival: JournalEntry[] = [];
	const server = await relay(t, address, {
		onRequest(request) {
			onArrival = request.startsWith('POST ') ? entriesIn(folder) : onArrival;
			return request;
		},
	});
	const setting = creating(server.address, operator);
	folder = setting.folder;
	const options = setting.options({
		scopes: ['write:events', 'read:events'],
		expiresAt: '2027-01-31T23:59:59Z',
		now: () => new Date('2026-03-01T12:00:00.999Z'),
	});
	await createKey(setting.client, setting.journal, options);
	const {clock_ahead: ahead, creator, ...rest} = onArrival[0]!;
	t.is(typeof ahead, 'number');
	t.is(creator?.length, 2);
	t.deepEqual(
		[rest, ...onArrival.slice(1)],
		[
			{
				version: 1,
				idempotency_key: options.idempotencyKey,
				url: server.address.href,
				tenant_id: 'ten_test01',
				request: {name: 'line-7', scopes: ['write:events', 'read:events'], expires_at: '2027-01-31T23:59:59Z'},
				started_at: '2026-03-01T12:00:00Z',
				newest_before: {created_at: '2026-03-01T11:00:00Z', ids: [newest.id]},
				keys_before: {ids: [newest.id], complete: true},
				key_id: null,
				process: {id: process.pid, mark: processMark(process.pid)},
				host: hostname(),
			},
		],
	);
	const [sent, ...more] = creates(server.requests);
	t.deepEqual(more, []);
	t.is(/^idempotency-key: (.*)\r$/im.exec(sent!)?.[1], options.idempotencyKey);
	t.deepEqual(JSON.parse(sent!.split('\r\n\r\n', 2)[1]!), onArrival[0]!.request);
});

test('the entry stays, with the id of the key and without the secret, until that was delivered', async (t) => {
	const {address, operator, request} = await installation(t);
	const {create, entries} = creating(address, operator);
	const created = await create();
	const [entry, ...more] = entries();
	t.deepEqual(more, []);
	t.is(entry!.key_id, created.key.id);
	const secret = created.secret.reveal();
	t.false(JSON.stringify(entry).includes(secret));
	t.false(JSON.stringify(entry).includes(operator));
	await created.delivered();
	t.deepEqual(entries(), []);
	t.is((await request('/v1/identity', {secret})).status, 200);
});

test('a tenant that had no key has no newest one', async (t) => {
	const {address, operator} = await installation(t);
	const {create, entries} = creating(address, operator);
	await create();
	t.is(entries()[0]!.newest_before, null);
});

test('creates side by side have an entry each', async (t) => {
	const {address, operator} = await installation(t);
	const {create, entries} = creating(address, operator);
	const [a, b] = await Promise.all([create({name: 'a'}), create({name: 'b'})]);
	t.deepEqual(
		entries()
			.map((entry) => `${entry.request.name} ${entry.key_id}`)
			.toSorted(),
		[`a ${a.key.id}`, `b ${b.key.id}`],
	);
	await a.delivered();
	t.deepEqual(
		entries().map((entry) => entry.request.name),
		['b'],
	);
});

test('a taken name and a scope that may not be given are refusals of a real server: nothing waits', async (t) => {
	const {address, operator, addKey} = await installation(t);
	addKey({name: 'line-7'});
	const taken = creating(address, operator);
	await t.throwsAsync(taken.create(), {instanceOf: PhywareError, code: 'CONFLICT'});
	t.deepEqual(taken.entries(), []);
	const modest = creating(address, addKey({name: 'modest', scopes: ['admin:keys']}).secret);
	await t.throwsAsync(modest.create({name: 'other', scopes: ['admin:tenants']}), {
		instanceOf: PhywareError,
		code: 'FORBIDDEN',
	});
	t.deepEqual(modest.entries(), []);
});

for (const [status, code] of [
	[400, 'VALIDATION'],
	[401, 'UNAUTHENTICATED'],
	[403, 'FORBIDDEN'],
	[404, 'NOT_FOUND'],
	[409, 'CONFLICT'],
	[410, 'NOT_FOUND'],
	[413, 'VALIDATION'],
	[415, 'VALIDATION'],
	[422, 'VALIDATION'],
	[429, 'RATE_LIMITED'],
] as const) {
	test(`${status} is a refusal: it is told as such, nothing waits, and no key is looked for`, async (t) => {
		const refuse = answeringJson(status, {}, {'retry-after': '60'});
		const {address, requests} = await hostileServer(
			t,
			listing(() => [key()], refuse),
		);
		const {create, entries} = creating(address);
		const error = await t.throwsAsync<PhywareError>(create(), {instanceOf: PhywareError, code});
		t.is(error.status, status);
		t.deepEqual(entries(), []);
		t.deepEqual(
			requests.map((request) => request.split(' ', 1)[0]),
			['GET', 'GET', 'POST'],
		);
	});
}

test('a refused connection is a refusal: nothing waits', async (t) => {
	const server = createServer((_, response) => {
		// The next request finds no server.
		server.close();
		response.setHeader('connection', 'close');
		response.end(JSON.stringify({keys: [], next_cursor: null}));
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	const {create, entries} = creating(new URL(`http://127.0.0.1:${port}`));
	const error = await t.throwsAsync<PhywareError>(create(), {instanceOf: PhywareError, code: 'CONNECTION'});
	t.is(error.reason, 'The connection was refused.');
	t.deepEqual(entries(), []);
});

test('where one cannot ask what is there before, nothing is written down and nothing is sent', async (t) => {
	const {address, requests} = await hostileServer(t, answeringJson(401, {}));
	const {create, folder} = creating(address);
	await t.throwsAsync(create(), {instanceOf: PhywareError, code: 'UNAUTHENTICATED'});
	t.deepEqual(await openJournal(folder).interrupted(), {entries: [], broken: []});
	t.throws(() => entriesIn(folder), {code: 'ENOENT'});
	t.deepEqual(creates(requests), []);
});

test('nothing is sent where the journal cannot be written', async (t) => {
	const {address, operator, store} = await installation(t);
	const {requests, address: relayed} = await relay(t, address);
	const {client, options} = creating(relayed, operator);
	const file = path.join(temporaryFolder(), 'file');
	writeFileSync(file, '');
	const error = await t.throwsAsync<PhywareError>(
		createKey(client, openJournal(path.join(file, 'creates')), options()),
		{instanceOf: PhywareError, code: 'OUTPUT'},
	);
	t.regex(error.remedy!, /XDG_STATE_HOME/);
	t.deepEqual(creates(requests), []);
	t.is(store.findActiveByName('ten_test01', 'line-7'), undefined);
});

test('a journal that can no longer be written once the key is minted does not cost the secret', async (t) => {
	const {address, operator} = await installation(t);
	let folder = '';
	let minted = '';
	const server = await relay(t, address, {
		onAnswer(exchange) {
			if (exchange.method === 'POST') {
				minted = secretIn(exchange);
				rmSync(folder, {recursive: true});
				writeFileSync(folder, '');
			}

			deliver(exchange);
		},
	});
	const setting = creating(server.address, operator);
	folder = setting.folder;
	const {secret, delivered} = await setting.create();
	t.is(secret.reveal(), minted);
	await t.throwsAsync(delivered(), {instanceOf: PhywareError, code: 'OUTPUT'});
});

test('a journal that can no longer be written does not hide what went wrong', async (t) => {
	let folder = '';
	const {address} = await hostileServer(
		t,
		listing(
			() => [],
			(socket, request) => {
				rmSync(folder, {recursive: true, force: true});
				writeFileSync(folder, '');
				cut(socket, request);
			},
		),
	);
	const setting = creating(address);
	folder = setting.folder;
	await t.throwsAsync(setting.create(), {instanceOf: PhywareError, code: 'OUTCOME_UNKNOWN'});
});

test('which scopes were not granted, and which were granted unasked', (t) => {
	t.deepEqual(scopeDifference(['a', 'b', 'c'], ['c', 'd', 'a']), {missing: ['b'], extra: ['d']});
	t.deepEqual(scopeDifference(['a', 'b'], ['b', 'a']), {missing: [], extra: []});
});

for (const [expiry, expected] of [
	['90d', '2030-04-01T00:00:00Z'],
	['2027-01-31', '2027-01-31T23:59:59Z'],
] as const) {
	test(`${expiry} is counted from PhyCloud's time where our clock is wrong`, async (t) => {
		const server = await hostileServer(t, (socket, request) => {
			const body = request.startsWith('POST ')
				? {key: {...key(), secret: 'phk_test_abcd'}}
				: {keys: [], next_cursor: null};
			answeringJson(200, body, {date: 'Tue, 01 Jan 2030 00:00:00 GMT'})(socket, request);
		});
		const setting = creating(server.address);
		const start = Date.now();
		await setting.create({expiry, expiresAt: parseExpiry(expiry, new Date(start)), now: () => new Date()});
		const body = JSON.parse(creates(server.requests)[0]!.split('\r\n\r\n', 2)[1]!) as {expires_at: string};
		t.true(Math.abs(Date.parse(body.expires_at) - Date.parse(expected)) <= 60_000, body.expires_at);
		t.is(setting.entries()[0]!.request.expires_at, body.expires_at);
	});
}
