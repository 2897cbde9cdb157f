import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {type WireCreatedKey} from '../../source/contract/wire/schemas.js';
import {hostileServer} from '../helpers/hostile.js';
import {withoutIdempotency} from '../helpers/relay.js';
import {inTenant, workplace} from './workplace.js';

test('where nothing waits, recover says so and succeeds', async (t) => {
	const {run, journal, requests} = await workplace(t);
	for (const flags of [[], ['--dry-run'], ['--revoke'], ['-o', 'json']]) {
		const {exitCode, stderr} = await run(['recover', ...flags]);
		t.is(exitCode, 0);
		t.regex(stderr, /No pending creates at /);
	}

	t.false(existsSync(journal));
	t.deepEqual(requests, []);
});

test('where nothing waits, recover -o json is a document without keys', async (t) => {
	const {run} = await workplace(t);
	const {stdout} = await run(['recover', '-o', 'json']);
	t.deepEqual(JSON.parse(stdout === '' ? 'null' : stdout), {keys: []});
});

test('--dry-run names what waits, asks the server nothing and changes nothing', async (t) => {
	const {interrupted, run, entries, requests} = await workplace(t);
	await interrupted('line-7');
	const before = entries();
	const sent = requests.length;
	const {exitCode, stdout, stderr} = await run(['recover', '--dry-run']);
	t.deepEqual([exitCode, stderr], [0, '']);
	t.is(stdout, `"line-7" for ten_test01, started ${before[0]!.started_at}\n`);
	t.is(requests.length, sent);
	t.deepEqual(entries(), before);
});

test('--dry-run names the key where its id is known', async (t) => {
	const {interrupted, run, onRequest} = await workplace(t);
	const {id} = await interrupted('line-7');
	onRequest(withoutIdempotency);
	await run(['recover']);
	const {stdout} = await run(['recover', '--dry-run']);
	t.regex(stdout, new RegExp(`^"line-7" for ten_test01, started \\S+: ${id}\n$`));
});

test('--revoke revokes what was created, says which, and nothing waits then', async (t) => {
	const {interrupted, run, entries, server} = await workplace(t);
	const {id, secret} = await interrupted('line-7');
	const {exitCode, stdout, stderr} = await run(['recover', '--revoke']);
	t.deepEqual([exitCode, stdout, stderr], [0, `${id} revoked: line-7\n`, '']);
	t.is((await server.request('/v1/identity', {secret})).status, 401);
	t.deepEqual(entries(), []);
});

test('--revoke with --dry-run revokes nothing', async (t) => {
	const {interrupted, run, entries, server} = await workplace(t);
	const {secret} = await interrupted('line-7');
	await run(['recover', '--revoke', '--dry-run']);
	t.is((await server.request('/v1/identity', {secret})).status, 200);
	t.is(entries().length, 1);
});

test('--revoke keeps the entry of a create that may still be carried out, until a server refuses it', async (t) => {
	const {run, entries, env, server} = await workplace(t);
	let isBack = false;
	const {address} = await hostileServer(t, (socket, request) => {
		const refusal = isBack ? '422 Unprocessable' : '504 Gateway';
		socket.end(
			request.startsWith('GET ')
				? 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 30\r\n\r\n{"keys":[],"next_cursor":null}'
				: `HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
		);
	});
	const elsewhere = {...env, PHYCLOUD_URL: address.origin};
	const failed = await run(['create', ...inTenant, '--name', 'line-7'], {env: elsewhere});
	t.is(failed.exitCode, 1);
	t.regex(failed.stderr, /^error: It is unknown whether the key "line-7" was created\.\n[\s\S]*cloud keys recover\n$/);
	t.is(entries().length, 1);
	const {stderr} = await run(['recover', '--revoke'], {env: elsewhere});
	t.regex(stderr, /^error: It is unknown whether the key "line-7" was created\./);
	t.is(entries().length, 1);
	isBack = true;
	const {stdout, exitCode} = await run(['recover', '--revoke'], {env: elsewhere});
	t.deepEqual([exitCode, stdout], [0, '"line-7" was never created\n']);
	t.deepEqual(entries(), []);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), undefined);
});

test('--revoke -o json is a document of what was revoked', async (t) => {
	const {interrupted, run} = await workplace(t);
	const {id} = await interrupted('line-7');
	const {stdout} = await run(['recover', '--revoke', '-o', 'json']);
	t.regex(stdout, /^\{/);
	const {keys} = JSON.parse(stdout) as {keys: Key[]};
	t.deepEqual(
		keys.map((key) => `${key.id} ${key.status}`),
		[`${id} revoked`],
	);
});

test('--dry-run -o json is a document', async (t) => {
	const {interrupted, run} = await workplace(t);
	await interrupted('line-7');
	const {stdout} = await run(['recover', '--dry-run', '-o', 'json']);
	t.regex(stdout, /^\{/);
	t.notThrows(() => JSON.parse(stdout) as unknown);
});

test('what waits at another address is named with the way to it, and left alone', async (t) => {
	const {interrupted, run, entries, server, url} = await workplace(t);
	const {secret} = await interrupted('line-7');
	const elsewhere = {PHYCLOUD_URL: server.address.origin};
	const {exitCode, stdout, stderr} = await run(['recover'], {env: elsewhere});
	t.deepEqual([exitCode, stdout], [0, '']);
	t.is(
		stderr,
		`There are pending creates at ${url}/. Run: phyware cloud keys recover --url ${url}/\nNo pending creates at ${server.address.href}.\n`,
	);
	t.is(entries().length, 1);
	const recovered = await run(['recover', '--url', `${url}/`], {env: elsewhere});
	t.true(recovered.stdout.includes(secret));
	t.deepEqual(entries(), []);
});

test('--demo is refused: it keeps nothing', async (t) => {
	const {run, env} = await workplace(t);
	const {exitCode, stdout, stderr} = await run(['recover', '--demo'], {env: {...env, PHYCLOUD_URL: undefined}});
	t.deepEqual([exitCode, stdout], [4, '']);
	t.regex(stderr, /--demo saves nothing, so there is nothing to recover/);
});

test('the demo neither reads the journal nor writes to it', async (t) => {
	const {interrupted, run, entries} = await workplace(t);
	await interrupted('line-7');
	const waiting = entries();
	const {exitCode, stderr} = await run(['create', '--demo', '--tenant-id', 'ten_abc123', '--name', 'x', '-o', 'json'], {
		env: {PHYCLOUD_URL: undefined, PHYCLOUD_API_KEY: undefined},
	});
	t.deepEqual([exitCode, stderr], [0, '']);
	t.deepEqual(entries(), waiting);
});

test('one that cannot be recovered does not stop the others, and waits on', async (t) => {
	const {interrupted, run, entries, onRequest} = await workplace(t);
	const lost = await interrupted('lost');
	const found = await interrupted('found');
	onRequest((request) => (request.includes('"lost"') ? withoutIdempotency(request) : request));
	const {exitCode, stdout, stderr} = await run(['recover', '-o', 'json']);
	t.is(exitCode, 1);
	const {keys} = JSON.parse(stdout) as {keys: WireCreatedKey[]};
	t.deepEqual(
		keys.map(({secret}) => secret),
		[found.secret],
	);
	const {error} = JSON.parse(stderr) as {error: {code: string; message: string; remediation: string}};
	t.is(error.code, 'OUTCOME_UNKNOWN');
	t.true(error.message.startsWith(`The key "lost" was created (${lost.id})`));
	t.regex(error.remediation, new RegExp(`phyware cloud keys revoke ${lost.id}$`));
	t.deepEqual(
		entries().map((entry) => entry.key_id),
		[lost.id],
	);
});

test('a note that cannot be read is said by every command, named by recover, and left as it is', async (t) => {
	const {run, journal} = await workplace(t);
	mkdirSync(journal, {recursive: true});
	const file = path.join(journal, 'x.json');
	writeFileSync(file, '{');
	const [line] = (await run(['list', ...inTenant])).stderr.split('\n', 1);
	t.is(line, 'A journal entry cannot be read. Run: phyware cloud keys recover');
	const {exitCode, stderr} = await run(['recover']);
	t.is(exitCode, 1);
	t.true(
		stderr.startsWith(
			`warning: ${file} is a damaged journal entry: a create may be pending. Keep the file until you know.\n`,
		),
	);
	t.regex(stderr, /error: A journal entry could not be read\./);
	t.notRegex(stderr, /No interrupted create|remove it/);
	t.is(readFileSync(file, 'utf8'), '{');
});

test('a key that was revoked as the message says is not made anew by recover', async (t) => {
	const {interrupted, run, onRequest, server} = await workplace(t);
	const {id} = await interrupted('line-7');
	onRequest(withoutIdempotency);
	t.true((await run(['recover'])).stderr.includes(`revoke ${id}`));
	t.is((await run(['revoke', id])).exitCode, 0);
	await run(['recover']);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), undefined);
});
