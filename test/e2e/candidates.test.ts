import {chmodSync, existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {toRfc3339} from '../../source/core/expiry.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {testWith} from '../helpers/installed.js';
import {phyware, root, type Run, type RunOptions, testEnvironment} from '../helpers/run.js';
import {phywareHere} from '../helpers/run-here.js';
import {bashCompletions, fishCompletions, openShell} from '../helpers/shells.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {workplace} from './workplace.js';

const keys = 'phyware cloud keys';
const canary = 'phk_live_canary0123456789';

/** Looks candidates up without a limit that a busy machine could exceed. */
async function lookedUp(kind: string, env: RunOptions['env']) {
	return phywareHere(['completion', 'candidates', kind, '--timeout', '20s'], {env: env!});
}

/** An environment in which shells wait as long for them. */
function patient(environment: Readonly<Record<string, string | undefined>>) {
	const folder = temporaryFolder();
	const program = path.join(folder, 'phyware');
	writeFileSync(
		program,
		`#!/bin/sh
case "$1 $2" in
	'completion candidates') set -- "$@" --timeout 20s ;;
esac
exec "${path.join(root, 'test/helpers/bin/phyware')}" "$@"
`,
	);
	chmodSync(program, 0o755);
	return {...environment, PATH: `${folder}:${testEnvironment()['PATH']}`};
}

const nothing: Run = {exitCode: 0, signal: null, stdout: '', stderr: ''};

test('tenants: a line each, the id and what it stands for', async (t) => {
	const {environment} = await installation(t, {seed: 'demo'});
	const {exitCode, stdout, stderr} = await lookedUp('tenants', environment);
	t.deepEqual([exitCode, stderr], [0, '']);
	const lines = stdout.trimEnd().split('\n');
	t.true(lines.includes('ten_abc123\tAcme Robotics'));
	t.true(lines.includes('ten_nordl7\tNordlys Drones, inactive'));
	t.is(lines.length, 7);
});

test('keys: what the credential can revoke; of all tenants if it may see them, else of its own', async (t) => {
	const {environment, addKey} = await installation(t, {seed: 'demo'});
	const now = toRfc3339(new Date());
	const {id: active, secret} = addKey({name: 'here', scopes: ['admin:keys']});
	const {id: revoked} = addKey({name: 'gone', revoked: now});
	const all = await lookedUp('keys', environment);
	t.true(all.stdout.includes(`${active}\there, ten_test01\n`));
	t.true(all.stdout.includes('key_abc123\tdocs-walkthrough, ten_abc123\n'));
	t.false(all.stdout.includes(revoked));
	const own = await lookedUp('keys', {...environment, PHYCLOUD_API_KEY: secret});
	t.deepEqual(own, {exitCode: 0, signal: null, stdout: `${active}\there, ten_test01\n`, stderr: ''});
});

test('keys: those that came in time are offered, though one tenant’s never do', async (t) => {
	const {server, env, onRequest} = await workplace(t);
	const {id} = server.addKey({name: 'in-time'});
	// The connection breaks, each time it is tried.
	onRequest((request) => {
		if (request.includes('/ten_phyops/keys')) {
			throw new Error('lost');
		}

		return request;
	});
	const {exitCode, stdout} = await lookedUp('keys', env);
	t.deepEqual([exitCode, stdout], [0, `${id}\tin-time, ten_test01\n`]);
});

test('untrusted names cannot break out of their line, nor control the terminal', async (t) => {
	const {environment, addKey} = await installation(t);
	const names = ['a\tb', 'a\nkey_forged\tc', '\u001B[31mred', '\u202Eevil', '\u0007'];
	for (const name of names) {
		addKey({name});
	}

	const {stdout} = await lookedUp('keys', environment);
	const lines = stdout
		.trimEnd()
		.split('\n')
		.filter((line) => line.endsWith('ten_test01'));
	t.is(lines.length, names.length);
	t.true(lines.every((line) => /^key_\w+\t\P{C}+$/u.test(line)));
});

const failures: ReadonlyArray<readonly [why: string, env: NonNullable<RunOptions['env']>]> = [
	['no credential', {PHYCLOUD_API_KEY: undefined}],
	['an empty credential', {PHYCLOUD_API_KEY: ''}],
	['a credential that is none', {PHYCLOUD_API_KEY: `${canary} and more`}],
	['a credential that is refused', {PHYCLOUD_API_KEY: canary}],
	['an address that is none', {PHYCLOUD_URL: `https://user:${canary}@`}],
	['plain http to another machine', {PHYCLOUD_URL: 'http://192.0.2.1'}],
	['no server at the address', {PHYCLOUD_URL: 'http://127.0.0.1:9', PHYCLOUD_API_KEY: canary}],
];

for (const [why, env] of failures) {
	test(`${why}: nothing is printed, and it is no failure`, async (t) => {
		const {environment} = await installation(t, {seed: 'demo'});
		for (const kind of ['tenants', 'keys']) {
			t.deepEqual(await lookedUp(kind, {...environment, ...env}), nothing);
		}
	});
}

test('whatever a server does, nothing is printed, and it comes to an end, with standard input left open', async (t) => {
	const silent = await hostileServer(t, () => undefined);
	const garbled = await hostileServer(t, (socket) => {
		socket.end('HTTP/1.1 200 OK\r\n\r\n<html>');
	});
	const failing = await hostileServer(
		t,
		answeringJson(500, {error: {code: 'SERVER', message: canary, request_id: 'r'}}),
	);
	for (const {address} of [silent, garbled, failing]) {
		const env = {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: canary};
		t.deepEqual(await phyware(['completion', 'candidates', 'keys'], {env, keepInputOpen: true}), nothing);
	}
});

test('an unknown kind, and none, print nothing', async (t) => {
	const {environment} = await installation(t);
	for (const kind of ['secrets', 'constructor', '']) {
		t.deepEqual(await lookedUp(kind, environment), nothing);
	}
});

for (const [shell, complete] of [
	['bash', bashCompletions],
	['fish', async (line: string, env: RunOptions['env']) => (await fishCompletions(line, env)).map(([word]) => word)],
] as const) {
	testWith(
		test,
		shell,
		`${shell}: tenants and keys are completed; a key that stands on the line is not offered again`,
		async (t) => {
			const {environment, addKey} = await installation(t);
			const env = patient(environment);
			const [first, second] = [addKey({name: 'a'}).id, addKey({name: 'b'}).id];
			t.deepEqual(await complete(`${keys} list --tenant-id ten_te`, env), ['ten_test01']);
			const offered = await complete(`${keys} revoke key_`, env);
			t.true([first, second].every((id) => offered.includes(id)));
			const further = await complete(`${keys} revoke ${first} key_`, env);
			t.true(further.includes(second) && !further.includes(first));
		},
	);

	testWith(test, shell, `${shell}: a line that points elsewhere is completed without asking anybody`, async (t) => {
		const {env, requests} = await workplace(t);
		for (const flag of [
			'--url https://elsewhere.example',
			'--url=https://elsewhere.example',
			'--api-key x',
			'--api-key=x',
			'--demo',
		]) {
			t.deepEqual(await complete(`${keys} list ${flag} --tenant-id `, env), [], flag);
		}

		t.deepEqual(requests, []);
	});

	testWith(test, shell, `${shell}: what a name says is not carried out`, async (t) => {
		const {environment, addKey} = await installation(t);
		const env = patient(environment);
		const folder = temporaryFolder();
		const trap = path.join(folder, 'trap');
		addKey({name: `$(touch ${trap}) \`touch ${trap}\` ; touch ${trap} ' " \\`});
		const offered = await complete(`${keys} revoke key_`, env);
		t.true(offered.length > 0);
		t.false(existsSync(trap));
	});
}

testWith(test, 'zsh', 'zsh: ids are completed with their names, and what a name says is not carried out', async (t) => {
	const {environment, addKey} = await installation(t);
	const trap = path.join(temporaryFolder(), 'trap');
	const {id} = addKey({id: 'key_zshfirst', name: String.raw`$(touch ${trap}) %B \a: 'b`});
	addKey({id: 'key_zshsecond', name: 'other'});
	const terminal = await openShell(t, 'zsh', patient(environment));
	terminal.press(`${keys} revoke key_zsh\t`);
	await terminal.shows(/^key_zshsecond +-- other, ten_test01$/m);
	t.true(terminal.screen().includes(`-- $(touch ${trap}) %B`));
	terminal.press('f\t');
	await terminal.shows(new RegExp(`^ready> phyware cloud keys revoke ${id} *$`, 'm'));
	terminal.press('key_zsh\t');
	await terminal.shows(new RegExp(`^ready> phyware cloud keys revoke ${id} key_zshsecond *$`, 'm'));
	t.false(existsSync(trap));
});

testWith(test, 'zsh', 'zsh: a line that points elsewhere is completed without asking anybody', async (t) => {
	const {env, requests} = await workplace(t);
	const terminal = await openShell(t, 'zsh', env);
	for (const flag of ['--url https://elsewhere.example', '--url=https://elsewhere.example', '--api-key x', '--demo']) {
		terminal.press(`${keys} ${flag} list --tenant-id ten_te\t --outp\t`);
		await terminal.shows(/--tenant-id ten_te --output/);
		terminal.press('\u0015\u000C');
		await terminal.shows(/^ready> ?$/);
	}

	t.deepEqual(requests, []);
});
