import {randomUUID} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {type EmulatorOptions, startEmulator} from '../../source/emulator/server.js';
import {openDatabase} from '../../source/emulator/sqlite.js';
import {installation} from '../helpers/emulator.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {createKey, errorOf, getKey, goodBody, listKeys, openWire, postKey, revokeKey} from './exchange.js';

const folder = temporaryFolder();
const newFile = () => path.join(folder, `${randomUUID()}.db`);

function contentOf(file: string): Buffer | string[] {
	return statSync(file).isFile() ? readFileSync(file) : readdirSync(file);
}

/** The error with which an emulator must refuse to start. */
async function refusal(t: ExecutionContext, options: EmulatorOptions): Promise<PhywareError> {
	const error = await t.throwsAsync(async () => {
		const emulator = await startEmulator(options);
		await emulator.close();
	});
	t.true(error instanceof PhywareError, String(error));
	return error as PhywareError;
}

test('an installation in a file goes on where it stopped', async (t) => {
	const file = newFile();
	const first = await installation(t, {file, seed: 'demo'});
	const kept = await createKey(first, {name: 'kept', expires_at: '2035-01-01T00:00:00Z'});
	const gone = await createKey(first, {name: 'gone'});
	await first.request('/v1/identity', {secret: kept.secret});
	await revokeKey(first, gone.id);
	const tenants = await (await first.request('/v1/tenants')).text();
	const lists = [
		await listKeys(first),
		await listKeys(first, '', 'ten_abc123'),
		await listKeys(first, '', 'ten_nordl7'),
	];
	const audit = first.store.listAudit();
	await first.close();

	const second = await installation(t, {file, seed: 'demo'});
	t.is(await (await second.request('/v1/tenants')).text(), tenants);
	t.deepEqual(
		[await listKeys(second), await listKeys(second, '', 'ten_abc123'), await listKeys(second, '', 'ten_nordl7')],
		lists,
	);
	t.deepEqual(second.store.listAudit().slice(0, audit.length), audit);
	t.is((await second.request('/v1/identity', {secret: kept.secret})).status, 200);
	t.is((await second.request('/v1/identity', {secret: gone.secret})).status, 401);
	t.is((await createKey(second, {name: 'gone'})).status, 'active');
	t.is((await errorOf(t, await postKey(second, {...goodBody, name: 'kept'}), 409)).code, 'CONFLICT');
});

test("a restart replaces the operator's key: the one before is revoked and refused", async (t) => {
	const file = newFile();
	const secrets: string[] = [];
	for (let start = 0; start < 3; start++) {
		const api = await installation(t, {file});
		secrets.push(api.operator);
		for (const [index, secret] of secrets.entries()) {
			const expected = index === start ? 200 : 401;
			t.is((await api.request('/v1/identity', {secret})).status, expected, `secret ${index} after start ${start}`);
		}

		const {keys} = await listKeys(api, '', 'ten_phyops');
		t.is(keys.length, start + 1);
		t.deepEqual(
			keys.map(({status}) => status),
			['active', ...Array.from({length: start}, () => 'revoked')],
		);
		await api.close();
	}

	t.is(new Set(secrets).size, 3);
});

test('the outcome of a create outlives a restart', async (t) => {
	const file = newFile();
	const first = await installation(t, {file});
	const {secret} = first.addKey({name: 'caller', scopes: ['admin:keys']});
	const idempotencyKey = randomUUID();
	const created = await createKey(first, {}, {idempotencyKey, secret});
	await first.close();
	const second = await installation(t, {file});
	t.deepEqual(await createKey(second, {}, {idempotencyKey, secret}), created);
	t.is((await listKeys(second)).keys.length, 2);
});

test('a tag outlives a restart as long as nothing changes', async (t) => {
	const file = newFile();
	const first = await installation(t, {file});
	await createKey(first);
	const keys = '/v1/tenants/ten_test01/keys';
	const tag = (await first.request(keys)).headers.get('etag')!;
	await first.close();
	const second = await installation(t, {file});
	t.is((await second.request(keys, {headers: {'if-none-match': tag}})).status, 304);
	await createKey(second, {name: 'more'});
	t.is((await second.request(keys, {headers: {'if-none-match': tag}})).status, 200);
});

test('an installation without a file is forgotten', async (t) => {
	const first = await installation(t);
	const {id} = await createKey(first);
	t.is((await getKey(first, id)).id, id);
	await first.close();
	const second = await installation(t);
	await errorOf(t, await second.request(`/v1/keys/${id}`), 404);
	t.is((await second.request('/v1/identity', {secret: first.operator})).status, 401);
});

for (const [what, prepare] of Object.entries({
	'a file that is no database'(file: string) {
		writeFileSync(file, 'This is a text and no database. '.repeat(100));
	},
	'a folder'(file: string) {
		mkdirSync(file);
	},
	'a database whose head is damaged'(file: string) {
		writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080, 0xff)]));
	},
})) {
	test(`${what} is refused with what to do, and left as it was`, async (t) => {
		const file = newFile();
		prepare(file);
		const before = contentOf(file);
		const error = await refusal(t, {file});
		t.is(error.code, 'VALIDATION');
		t.true(error.message.includes(JSON.stringify(file)), error.message);
		t.regex(error.reason ?? '', /^Reason: \w/);
		t.regex(error.remedy ?? '', /file/);
		t.deepEqual(contentOf(file), before);
	});
}

test('a file in a folder that does not exist is refused, and no folder is made', async (t) => {
	const file = path.join(folder, 'missing', 'phycloud.db');
	t.is((await refusal(t, {file})).code, 'VALIDATION');
	t.false(existsSync(path.dirname(file)));
});

test("another program's database is refused, and left as it was", async (t) => {
	const file = newFile();
	const other = await openDatabase(file);
	other.exec('CREATE TABLE recipes (title TEXT)');
	other.close();
	const before = readFileSync(file);
	t.is((await refusal(t, {file})).code, 'VALIDATION');
	t.deepEqual(readFileSync(file), before);
});

test('an empty file becomes an installation', async (t) => {
	const file = newFile();
	writeFileSync(file, '');
	const api = await installation(t, {file});
	t.is((await createKey(api)).name, 'ingest');
});

test('a port that is taken is a connection error that says what to do next', async (t) => {
	const api = await installation(t);
	const port = Number(api.address.port);
	const file = newFile();
	const error = await refusal(t, {port, file});
	t.is(error.code, 'CONNECTION');
	t.true(error.message.includes(String(port)));
	t.regex(error.remedy ?? '', /--port \d+/);
	t.not(/--port (\d+)/.exec(error.remedy!)![1], String(port));
	t.is((await api.request('/v1/identity')).status, 200);
	t.is((await createKey(await installation(t, {file}))).name, 'ingest');
});

test('an address that this machine does not have is a connection error', async (t) => {
	const error = await refusal(t, {host: '192.0.2.1'});
	t.is(error.code, 'CONNECTION');
	t.true(error.message.includes('192.0.2.1'));
	t.truthy(error.remedy);
});

test('closing leaves one whole file', async (t) => {
	const file = newFile();
	const api = await installation(t, {file});
	await createKey(api);
	t.true(existsSync(`${file}-wal`));
	await api.close();
	t.deepEqual(
		readdirSync(folder).filter((name) => name.startsWith(path.basename(file))),
		[path.basename(file)],
	);
});

test('closing ends connections that are open or busy, and may be asked for twice', async (t) => {
	const api = await installation(t);
	const idle = openWire(t, api.address);
	const half = openWire(t, api.address);
	const head = `POST /v1/tenants/ten_test01/keys HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${api.operator}\r\n`;
	half.send(`${head}content-type: application/json\r\ncontent-length: 99\r\nexpect: 100-continue\r\n\r\n`);
	await half.received(/100 Continue/);
	idle.send(`GET /v1/identity HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${api.operator}\r\n\r\n`);
	await idle.received(/"identity"/);
	await Promise.all([api.close(), api.close()]);
	await api.close();
	await t.throwsAsync(idle.received(/never/), {message: /connection ended/});
	await t.throwsAsync(half.received(/never/), {message: /connection ended/});
	await t.throwsAsync(api.request('/v1/identity'));
});
