import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {parse} from 'yaml';
import {type WireCreatedKey} from '../../source/contract/wire/schemas.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer, onCreate} from '../helpers/hostile.js';
import {phyware, shell} from '../helpers/run.js';
import {sampleKey} from '../helpers/sample-key.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const create = ['cloud', 'keys', 'create', '--tenant-id', 'ten_test01'];

async function created(environment: Record<string, string>, ...more: string[]): Promise<WireCreatedKey> {
	const {stdout} = await phyware([...create, '-o', 'json', ...more], {env: environment});
	return (JSON.parse(stdout) as {key: WireCreatedKey}).key;
}

test('--scopes takes spaces and commas and may be repeated; each scope counts once', async (t) => {
	const {environment} = await installation(t);
	const {scopes} = await created(
		environment,
		'--name',
		'a',
		'--scopes',
		'read:events,admin:keys',
		'--scopes',
		'write:events read:events',
	);
	t.deepEqual(scopes, ['read:events', 'admin:keys', 'write:events']);
});

test('--expires: what is printed is the instant that the server granted', async (t) => {
	const {environment} = await installation(t);
	const nextYear = new Date().getUTCFullYear() + 1;
	t.is(
		(await created(environment, '--name', 'a', '--expires', `${nextYear}-01-31`)).expires_at,
		`${nextYear}-01-31T23:59:59Z`,
	);
	t.is((await created(environment, '--name', 'b', '--expires', 'never')).expires_at, null);
	const {created_at: from, expires_at: to} = await created(environment, '--name', 'c', '--expires', '4d12h');
	t.true(Math.abs(Date.parse(to!) - Date.parse(from) - 4.5 * 86_400_000) <= 2000);
});

test('--secret-only prints the secret and a newline, nothing else', async (t) => {
	const {environment, request} = await installation(t);
	const {stdout, stderr, exitCode} = await phyware([...create, '--name', 'a', '--secret-only'], {env: environment});
	t.deepEqual([exitCode, stderr], [0, '']);
	t.regex(stdout, /^phk_test_\w{49}\n$/);
	t.is((await request('/v1/identity', {secret: stdout.trim()})).status, 200);
});

test('--secret-file: the secret is in a new file that only its owner can read, and not on standard output', async (t) => {
	const {environment, request} = await installation(t);
	const file = path.join(temporaryFolder(), 'secret');
	const {stdout, exitCode} = await phyware([...create, '--name', 'a', '--secret-file', file, '-o', 'json'], {
		env: environment,
	});
	t.is(exitCode, 0);
	const {key} = JSON.parse(stdout) as {key: {secret: unknown}};
	t.is(key.secret, null);
	t.notRegex(stdout, /phk_test_\w{5}/);
	t.is((await stat(file)).mode & 0o777, 0o600);
	const secret = await readFile(file, 'utf8');
	t.regex(secret, /^phk_test_\w{49}$/);
	t.is((await request('/v1/identity', {secret})).status, 200);
});

test('--secret-file: nothing stays behind where the create fails', async (t) => {
	const {environment, addKey} = await installation(t);
	addKey({name: 'taken'});
	const file = path.join(temporaryFolder(), 'secret');
	const {exitCode} = await phyware([...create, '--name', 'taken', '--secret-file', file], {env: environment});
	t.is(exitCode, 4);
	await t.throwsAsync(stat(file), {code: 'ENOENT'});
});

test('YAML and jsonl hold the same key', async (t) => {
	const {environment} = await installation(t);
	const yaml = await phyware([...create, '--name', 'schlüssel 鍵', '-o', 'yaml'], {env: environment});
	const {key} = parse(yaml.stdout) as {key: WireCreatedKey};
	t.is(key.name, 'schlüssel 鍵');
	t.regex(yaml.stdout, /^[\n\u0020-\u007E]+$/);
	const line = await phyware([...create, '--name', 'b', '-o', 'jsonl'], {env: environment});
	t.deepEqual(Object.keys(JSON.parse(line.stdout) as WireCreatedKey), Object.keys(key));
});

test('a secret that is not read is an error that names the key, with the ways to get it and to revoke it', async (t) => {
	const {environment, store} = await installation(t);
	const {stdout, stderr} = await shell(
		`phyware ${create.join(' ')} --name gone -o json | head -c 0; echo "\${PIPESTATUS[0]}"`,
		// The create waits for its recovery: a home of its own keeps that from the other tests.
		{env: {...environment, HOME: temporaryFolder()}},
	);
	t.is(stdout, '1\n');
	const {error} = JSON.parse(stderr) as {error: {code: string; message: string; remediation: string}};
	const id = store.findActiveByName('ten_test01', 'gone')!;
	t.is(error.code, 'OUTPUT');
	t.true(error.message.startsWith(`The key ${id} was created, but its secret was not delivered.`));
	t.is(
		error.remediation,
		`To get it, run: phyware cloud keys recover\nTo revoke the key, run: phyware cloud keys revoke ${id}`,
	);
});

for (const [what, line] of [
	['a full device', '> /dev/full'],
	['a device that throws all away', '> /dev/null'],
	['closed', '>&-'],
] as const) {
	test(`where standard output is ${what} nothing is created, which is said`, async (t) => {
		const {environment, store} = await installation(t);
		const {exitCode, stderr} = await shell(`phyware ${create.join(' ')} --name lost -o json ${line}`, {
			env: environment,
		});
		t.is(exitCode, 1);
		const {error} = JSON.parse(stderr) as {error: {code: string; message: string}};
		t.is(error.code, 'OUTPUT');
		t.regex(
			error.message,
			/^stdout is closed or discarded: the secret would be lost\. Nothing was sent to PhyCloud\.$/,
		);
		t.is(store.findActiveByName('ten_test01', 'lost'), undefined);
	});
}

test('scopes that differ from those asked for are a warning on standard error', async (t) => {
	const secret = 'phk_live_0123456789x7Qd';
	const key = {...sampleKey({name: 'a', scopes: ['read:events', 'admin:keys']}), secret};
	const {address} = await hostileServer(t, onCreate(answeringJson(201, {key})));
	const {exitCode, stderr} = await phyware([...create, '--name', 'a'], {
		env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x'},
	});
	t.is(exitCode, 0);
	t.regex(stderr, /^warning: scopes not granted: write:events\nwarning: scopes granted unasked: admin:keys\n/);
});

test('--like takes the scopes and the lifetime of another key', async (t) => {
	const {environment, addKey} = await installation(t);
	const {id} = addKey({
		name: 'old',
		scopes: ['admin:keys'],
		created: '2026-01-01T00:00:00Z',
		expires: '2026-04-01T00:00:00Z',
	});
	const forever = addKey({name: 'forever', scopes: ['read:events']});
	const like = async (key: string) =>
		phyware(
			['cloud', 'keys', 'create', '--tenant-id', 'ten_test01', '--name', `like-${key}`, '--like', key, '-o', 'json'],
			{
				env: environment,
			},
		);
	const before = Date.now();
	const first = await like(id);
	t.is(first.exitCode, 0, first.stderr);
	const {key} = JSON.parse(first.stdout) as {key: {scopes: string[]; expires_at: string}};
	t.deepEqual(key.scopes, ['admin:keys']);
	t.true(Math.abs(Date.parse(key.expires_at) - before - 90 * 86_400_000) < 60_000);
	const second = await like(forever.id);
	t.regex(second.stderr, /never expires/);
	const missing = await like('key_missing');
	t.is(missing.exitCode, 3);
});
