import {createHash, randomUUID} from 'node:crypto';
import {chmodSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {startEmulator} from '../../source/emulator/server.js';
import {openDatabase} from '../../source/emulator/sqlite.js';
import {installation} from '../helpers/emulator.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {createKey, errorOf, goodBody, postKey, revokeKey} from './exchange.js';

// The widest that a user could set: the modes must come from the program.
process.umask(0);

const idempotencyKey = 'e3a1f0c2-95f5-4d65-8a0b-1c2d3e4f5a6b';

/** Everything that the folder holds: the database and what SQLite keeps beside it. */
function bytesOf(folder: string): Buffer {
	return Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));
}

/** The forms in which a text could lie in a file. */
function formsOf(text: string): Buffer[] {
	const utf8 = Buffer.from(text);
	return [
		utf8,
		Buffer.from(text, 'utf16le'),
		Buffer.from(utf8.toString('hex')),
		...[0, 1, 2].map((shift) =>
			Buffer.from(
				Buffer.concat([Buffer.alloc(shift), utf8])
					.toString('base64')
					.slice(4, -4),
			),
		),
	];
}

test('neither a secret nor an Idempotency-Key lies in the files of the database', async (t) => {
	const folder = temporaryFolder();
	const file = path.join(folder, 'phycloud.db');
	const api = await installation(t, {file});
	const created = await createKey(api, {name: 'canary-name'}, {idempotencyKey});
	const plain = await createKey(api, {name: 'without idempotency'});
	await api.request('/v1/identity', {secret: created.secret});
	await createKey(api, {name: 'canary-name'}, {idempotencyKey});
	const open = bytesOf(folder);
	t.true(readdirSync(folder).some((name) => name.endsWith('-wal')));
	await revokeKey(api, created.id);
	await api.close();
	const closed = bytesOf(folder);
	const secrets = [created.secret, plain.secret, api.operator];
	const forbidden = [
		...secrets.flatMap((secret) => [...formsOf(secret), Buffer.from(secret.slice('phk_test_'.length, -6))]),
		...formsOf(idempotencyKey),
		...formsOf(idempotencyKey.replaceAll('-', '')),
		Buffer.from(idempotencyKey.replaceAll('-', ''), 'hex'),
	];
	for (const [when, bytes] of [
		['open', open],
		['closed', closed],
	] as const) {
		t.true(bytes.includes('canary-name'), `the search finds what is stored while ${when}`);
		t.true(bytes.includes(created.redacted_secret), `the search finds what is stored while ${when}`);
		for (const needle of forbidden) {
			t.false(bytes.includes(needle), `${when}: ${needle.toString('latin1')}`);
		}
	}
});

test('of a secret the database has the SHA-256, and no column that tells more', async (t) => {
	const file = path.join(temporaryFolder(), 'phycloud.db');
	const api = await installation(t, {file});
	const {id, secret} = await createKey(api, {}, {idempotencyKey});
	const database = await openDatabase(file);
	t.teardown(() => {
		database.close();
	});
	const row = database.prepare('SELECT * FROM keys WHERE id = ?').get(id)!;
	t.deepEqual(Buffer.from(row['hash'] as Uint8Array), createHash('sha256').update(secret).digest());
	t.notRegex(JSON.stringify(row), new RegExp(secret.slice(9, 20)));
	t.is(database.prepare('SELECT count(*) AS count FROM outcomes').get()!['count'], 1);
});

test('a kept outcome tells nothing of the answer', async (t) => {
	const file = path.join(temporaryFolder(), 'phycloud.db');
	const api = await installation(t, {file});
	const {id, secret, redacted_secret: redacted} = await createKey(api, {name: 'canary-name'}, {idempotencyKey});
	const database = await openDatabase(file);
	t.teardown(() => {
		database.close();
	});
	const row = database.prepare('SELECT * FROM outcomes').get()!;
	const bytes = Buffer.concat(
		Object.values(row).map((value) =>
			typeof value === 'string' ? Buffer.from(value) : Buffer.from(value as Uint8Array),
		),
	);
	t.true(bytes.length > 400);
	for (const text of [id, secret, redacted, 'canary-name', 'read:events', '"key"', 'phk_test_', api.operator]) {
		t.false(bytes.includes(text), text);
	}
});

test('a kept outcome opens with the Idempotency-Key that it was kept under and with no other', async (t) => {
	const file = path.join(temporaryFolder(), 'phycloud.db');
	const api = await installation(t, {file});
	const body = {...goodBody, name: 'second'};
	await createKey(api, {name: 'first'}, {idempotencyKey});
	await createKey(api, body, {idempotencyKey: randomUUID()});
	const database = await openDatabase(file);
	t.teardown(() => {
		database.close();
	});
	database.exec(
		'UPDATE outcomes SET (request, answer) = (SELECT request, answer FROM outcomes WHERE rowid = 2) WHERE rowid = 1',
	);
	const error = await errorOf(t, await postKey(api, body, {idempotencyKey}), 500);
	t.is(error.code, 'SERVER');
});

const unixTest = process.platform === 'win32' ? test.skip : test;

/** The modes of the files in a folder. */
function modesOf(folder: string): Record<string, string> {
	return Object.fromEntries(
		readdirSync(folder).map((name) => [name, (statSync(path.join(folder, name)).mode & 0o777).toString(8)]),
	);
}

unixTest('a new data file, and what SQLite keeps beside it, is for its owner alone, under any umask', async (t) => {
	const folder = temporaryFolder();
	const umask = process.umask(0);
	const api = await installation(t, {file: path.join(folder, 'phycloud.db')});
	await createKey(api, {name: 'x'});
	process.umask(umask);
	t.deepEqual(modesOf(folder), {'phycloud.db': '600', 'phycloud.db-shm': '600', 'phycloud.db-wal': '600'});
});

unixTest('a data file that others may read is closed when it is opened', async (t) => {
	const folder = temporaryFolder();
	const file = path.join(folder, 'phycloud.db');
	await (await installation(t, {file})).close();
	chmodSync(file, 0o644);
	const api = await installation(t, {file});
	await createKey(api, {name: 'y'});
	t.deepEqual(modesOf(folder), {'phycloud.db': '600', 'phycloud.db-shm': '600', 'phycloud.db-wal': '600'});
});

unixTest("another user's file is refused, and stays as it is", async (t) => {
	const file = path.join(temporaryFolder(), 'notes.txt');
	writeFileSync(file, 'x'.repeat(4096));
	chmodSync(file, 0o644);
	await t.throwsAsync(startEmulator({file}), {code: 'VALIDATION'});
	t.is(statSync(file).mode & 0o777, 0o644);
});
