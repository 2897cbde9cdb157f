import {randomUUID} from 'node:crypto';
import path from 'node:path';
import {type DatabaseSync} from 'node:sqlite';
import test, {type ExecutionContext} from 'ava';
import {openDatabase} from '../../source/emulator/sqlite.js';
import {type AuditEntry} from '../../source/emulator/store.js';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {createKey, errorOf, getKey, goodBody, listKeys, postKey, stoppedClock} from './exchange.js';

const folder = temporaryFolder();
const key = 'e3a1f0c2-95f5-4d65-8a0b-1c2d3e4f5a6b';

/** What requests put on record, without the emulator's own start. */
function recorded({store}: TestInstallation): AuditEntry[] {
	return store.listAudit().filter(({request_id: id}) => id !== 'start');
}

async function send(api: TestInstallation, method: string, keyId: string, id: string): Promise<Response> {
	return api.request(`/v1/keys/${keyId}`, {method, headers: {'x-request-id': id}});
}

test('a create and a revoke are put on record, each with who, when, what and the request', async (t) => {
	const clock = stoppedClock('2026-05-04T12:00:00Z');
	const api = await installation(t, {now: clock.now});
	const {id: actor, secret} = api.addKey({name: 'caller', scopes: ['admin:keys']});
	const response = await postKey(api, goodBody, {secret});
	const {key: created} = (await response.json()) as {key: {id: string; created_by: string}};
	t.is(created.created_by, 'caller');
	clock.advance(60_000);
	await api.request(`/v1/keys/${created.id}`, {method: 'DELETE', secret, headers: {'x-request-id': 'the-revoke'}});
	t.deepEqual(
		recorded(api).map((entry) => ({...entry})),
		[
			{
				at: '2026-05-04T12:00:00Z',
				actor,
				action: 'key.created',
				key_id: created.id,
				request_id: response.headers.get('x-request-id')!,
			},
			{at: '2026-05-04T12:01:00Z', actor, action: 'key.revoked', key_id: created.id, request_id: 'the-revoke'},
		],
	);
});

test('what changes nothing is not put on record', async (t) => {
	const api = await installation(t);
	const {id} = await createKey(api, {}, {idempotencyKey: key});
	await send(api, 'DELETE', id, 'first');
	const before = recorded(api);
	t.is(before.length, 2);
	t.is((await send(api, 'DELETE', id, 'second')).status, 200);
	t.is((await send(api, 'GET', id, 'third')).status, 200);
	t.is((await send(api, 'DELETE', 'key_nobody', 'fourth')).status, 404);
	t.is((await postKey(api, goodBody, {idempotencyKey: key})).status, 201);
	t.is((await postKey(api, {...goodBody, name: ''})).status, 422);
	await createKey(api, {name: 'taken'});
	t.is((await postKey(api, {...goodBody, name: 'taken'})).status, 409);
	t.deepEqual(recorded(api).slice(0, 2), before);
	t.is(recorded(api).length, 3);
});

test('a fault is told by its own reason, also where SQLite has rolled back already', async (t) => {
	const {api, faults, database} = await onFile(t);
	database.exec("CREATE TRIGGER sabotage BEFORE INSERT ON audit BEGIN SELECT RAISE(ROLLBACK, 'sabotage'); END");
	await isServerError(t, await postKey(api, goodBody));
	t.regex(String(faults[0]), /sabotage/);
});

/** An installation on a file, the faults it meets, and a second connection to its database. */
async function onFile(t: ExecutionContext) {
	const file = path.join(folder, `${randomUUID()}.db`);
	const faults: unknown[] = [];
	const api = await installation(t, {
		file,
		onFault(error) {
			faults.push(error);
		},
	});
	const database: DatabaseSync = await openDatabase(file);
	t.teardown(() => {
		database.close();
	});
	return {api, faults, database};
}

async function isServerError(t: ExecutionContext, response: Response): Promise<void> {
	const error = await errorOf(t, response, 500);
	t.is(error.code, 'SERVER');
	t.notRegex(JSON.stringify(error), /sabotage|sqlite|\.ts|\bat /i);
}

for (const how of ['ABORT', 'FAIL', 'ROLLBACK']) {
	for (const table of ['audit', 'outcomes']) {
		test(`a create that cannot write to ${table} (${how}) is rolled back and answered 500`, async (t) => {
			const {api, faults, database} = await onFile(t);
			database.exec(`CREATE TRIGGER sabotage BEFORE INSERT ON ${table} BEGIN SELECT RAISE(${how}, 'sabotage'); END`);
			const idempotencyKey = randomUUID();
			const before = recorded(api);
			await isServerError(t, await postKey(api, goodBody, {idempotencyKey}));
			t.is(faults.length, 1);
			t.deepEqual(await listKeys(api), {keys: [], next_cursor: null});
			t.deepEqual(recorded(api), before);
			database.exec('DROP TRIGGER sabotage');
			const made = await createKey(api, {}, {idempotencyKey});
			t.is(made.name, goodBody.name);
			t.is((await listKeys(api)).keys.length, 1);
			t.is(recorded(api).length, before.length + 1);
		});
	}

	test(`a revoke that cannot be put on record (${how}) is rolled back and answered 500`, async (t) => {
		const {api, faults, database} = await onFile(t);
		const {id, secret} = await createKey(api);
		const list = await api.request('/v1/tenants/ten_test01/keys');
		const tag = list.headers.get('etag')!;
		database.exec(`CREATE TRIGGER sabotage BEFORE INSERT ON audit BEGIN SELECT RAISE(${how}, 'sabotage'); END`);
		await isServerError(t, await send(api, 'DELETE', id, 'refused'));
		t.is(faults.length, 1);
		t.is((await getKey(api, id)).status, 'active');
		const unchanged = await api.request('/v1/tenants/ten_test01/keys', {headers: {'if-none-match': tag}});
		t.is(unchanged.status, 304);
		t.is((await api.request('/v1/identity', {secret})).status, 200);
		database.exec('DROP TRIGGER sabotage');
		t.is((await send(api, 'DELETE', id, 'repeated')).status, 200);
		t.is((await getKey(api, id)).status, 'revoked');
		t.deepEqual(
			recorded(api).map(({action}) => action),
			['key.created', 'key.revoked'],
		);
	});
}
