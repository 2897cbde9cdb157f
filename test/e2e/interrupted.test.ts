import {type ChildProcess} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {hostileServer} from '../helpers/hostile.js';
import {deliver} from '../helpers/relay.js';
import {inTenant, reminderOf, workplace} from './workplace.js';

const signals = [
	['SIGINT', 130, 'Interrupted.'],
	['SIGTERM', 143, 'Terminated.'],
	['SIGHUP', 129, 'Terminated.'],
] as const;

for (const [signal, exitCode, word] of signals) {
	test(`${signal} during a create: exit code ${exitCode}, the key and recover are named, and recover brings the secret`, async (t) => {
		const {interrupted, run, entries} = await workplace(t);
		const {id, secret, ...stopped} = await interrupted('line-7', {signal});
		t.deepEqual([stopped.exitCode, stopped.stdout], [exitCode, '']);
		t.is(
			stopped.stderr,
			`${word}\n  The create of the key "line-7" was in progress: its outcome is unknown.\n` +
				'  To get the secret, or revoke the key, run: phyware cloud keys recover\n',
		);
		t.is(entries().length, 1);
		t.is((await run(['list', ...inTenant])).stderr, reminderOf('line-7'));
		const {stdout} = await run(['recover']);
		t.true(stdout.includes(secret));
		t.true(stdout.includes(id));
		t.deepEqual(entries(), []);
	});
}

test('with -o json an interrupted create is a line of JSON that names the key and recover', async (t) => {
	const {interrupted} = await workplace(t);
	const {exitCode, stderr} = await interrupted('line-7', {signal: 'SIGINT', flags: ['-o', 'json']});
	t.is(exitCode, 130);
	const {error} = JSON.parse(stderr) as {error: {code: string; message: string; remediation: string}};
	t.is(error.code, 'INTERRUPTED');
	t.regex(error.message, /"line-7"/);
	t.regex(error.remediation, /phyware cloud keys recover$/);
});

test('SIGINT with --secret-file: no empty file stays behind, so that the command can be run again', async (t) => {
	const {interrupted, home, entries} = await workplace(t);
	const file = path.join(home, 'secret');
	const {exitCode} = await interrupted('line-7', {signal: 'SIGINT', flags: ['--secret-file', file]});
	t.is(exitCode, 130);
	t.false(existsSync(file));
	t.is(entries().length, 1);
});

test('SIGINT before anything was sent leaves nothing waiting', async (t) => {
	const {run, entries} = await workplace(t);
	let child: ChildProcess | undefined;
	const {address} = await hostileServer(t, () => {
		child!.kill('SIGINT');
	});
	const {exitCode, stderr} = await run(['create', ...inTenant, '--name', 'line-7'], {
		env: {PHYCLOUD_URL: address.origin},
		onStart(started) {
			child = started;
		},
	});
	t.deepEqual([exitCode, stderr], [130, 'Interrupted.\n']);
	t.deepEqual(entries(), []);
});

test('SIGINT while the key of a lost answer is looked for names the key and recover', async (t) => {
	const {run, onCreated, onRequest, entries} = await workplace(t);
	let child: ChildProcess | undefined;
	let isLost = false;
	onCreated(({socket}) => {
		isLost = true;
		socket.end('HTTP/1.1 504 Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
	});
	onRequest((request) => {
		if (isLost && request.startsWith('GET ')) {
			child!.kill('SIGINT');
			return '';
		}

		return request;
	});
	const {exitCode, stderr} = await run(['create', ...inTenant, '--name', 'line-7'], {
		onStart(started) {
			child = started;
		},
	});
	t.is(exitCode, 130);
	t.is(entries().length, 1);
	t.regex(stderr, /"line-7"/);
	t.regex(stderr, /phyware cloud keys recover/);
});

test('SIGINT during recover leaves the create waiting, and says what to do', async (t) => {
	const {interrupted, run, onCreated, entries} = await workplace(t);
	const {secret} = await interrupted('line-7');
	let child: ChildProcess | undefined;
	onCreated(() => {
		child!.kill('SIGINT');
	});
	const stopped = await run(['recover'], {
		onStart(started) {
			child = started;
		},
	});
	t.is(stopped.exitCode, 130);
	t.regex(stopped.stderr, /phyware cloud keys recover\n$/);
	t.is(entries().length, 1);
	onCreated(deliver);
	t.true((await run(['recover'])).stdout.includes(secret));
});

test('a create whose answer is always lost names the key, and recover brings its secret', async (t) => {
	const {run, onCreated, entries, server} = await workplace(t);
	onCreated(({socket}) => {
		socket.resetAndDestroy();
	});
	const {exitCode, stdout, stderr} = await run(['create', ...inTenant, '--name', 'line-7']);
	const id = server.store.findActiveByName('ten_test01', 'line-7')!;
	t.deepEqual([exitCode, stdout], [1, '']);
	t.true(stderr.startsWith(`error: The key "line-7" was created (${id}), but its secret was lost in transit.\n`));
	t.regex(stderr, /phyware cloud keys recover/);
	onCreated(deliver);
	const recovered = await run(['recover', '-o', 'jsonl']);
	const {secret} = JSON.parse(recovered.stdout) as {secret: string};
	t.is((await server.request('/v1/identity', {secret})).status, 200);
	t.deepEqual(entries(), []);
});
