import test from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {installation} from '../helpers/emulator.js';
import {phyware, shell} from '../helpers/run.js';
import {openTerminal} from '../helpers/terminal.js';

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_test01'];

function names(stdout: string): string[] {
	return (JSON.parse(stdout) as {keys: Key[]}).keys.map(({name}) => name);
}

test('2,600 keys come completely through pages, each once, newest first', async (t) => {
	const {environment, store, addKey} = await installation(t);
	store.transaction(() => {
		for (let index = 0; index < 2600; index++) {
			addKey({name: `key-${index}`});
		}
	});
	const {stdout, exitCode} = await phyware([...list, '-o', 'jsonl'], {env: environment});
	t.is(exitCode, 0);
	const lines = stdout.trimEnd().split('\n');
	t.is(lines.length, 2600);
	t.true(lines.every((line, index) => line.includes(`"name":"key-${2599 - index}"`)));

	const quiet = await shell(`phyware ${list.join(' ')} -o jsonl | head -1; echo \${PIPESTATUS[0]}`, {env: environment});
	t.regex(quiet.stdout, /^\{"id":"key_[^\n]+\}\n0\n$/);
	t.is(quiet.stderr, '');
});

test('jsonl streams: the first keys are written while the rest has not been asked for', async (t) => {
	const {environment, store, addKey, close} = await installation(t);
	store.transaction(() => {
		for (let index = 0; index < 3000; index++) {
			addKey({name: `key-${index}`});
		}
	});
	let received = 0;
	const {exitCode, stderr} = await phyware([...list, '-o', 'jsonl', '--timeout', '2s'], {
		env: environment,
		onStart(child) {
			child.stdout!.once('data', (chunk: Buffer) => {
				received = chunk.toString().split('\n').length;
				void close();
			});
		},
	});
	t.true(received > 100);
	t.is(exitCode, 1);
	t.regex(stderr, /"code":"CONNECTION"/);
});

test('the same JSON comes out on a terminal and in a pipe', async (t) => {
	const {environment, addKey} = await installation(t);
	addKey({name: 'größer', used: '2026-01-02T03:04:05Z'});
	const piped = await phyware([...list, '-o', 'json'], {env: environment});
	const terminal = openTerminal(t, [...list, '-o', 'json'], {env: environment});
	t.is((await terminal.exit()).exitCode, 0);
	t.is(terminal.raw.replaceAll('\r\n', '\n'), piped.stdout);
	t.regex(piped.stdout, /"gr\\u00f6\\u00dfer"/);
	t.deepEqual(names(piped.stdout), ['größer']);
});

for (const columns of [200, 100, 60, 30]) {
	test(`a table on a terminal of ${columns} columns fits it, with whole ids`, async (t) => {
		const {environment, addKey} = await installation(t);
		const {id} = addKey({name: 'n'.repeat(40), scopes: ['read:events', 'write:events'], used: '2026-01-02T03:04:05Z'});
		const terminal = openTerminal(t, list, {columns, env: environment});
		t.is((await terminal.exit()).exitCode, 0);
		const lines = terminal.lines();
		t.is(lines.length, 2, terminal.screen());
		t.true(lines[1]!.includes(id));
		t.is(lines[0]!.includes('SCOPES'), columns > 100);
	});
}

test('a table in a pipe cuts nothing and has full times, no color and no glyphs', async (t) => {
	const {environment, addKey} = await installation(t);
	const {id} = addKey({name: 'n'.repeat(100), used: '2026-01-02T03:04:05Z'});
	const {stdout} = await phyware(list, {env: {...environment, COLUMNS: '40', FORCE_COLOR: undefined}});
	const [, row] = stdout.split('\n', 2);
	t.regex(row!, new RegExp(`^n{100}  ${id}  active  read:events  never +2026-01-02T03:04:05Z`));
	t.notRegex(stdout, /[\u001B●]/);
});

test('an empty list is a success: nothing on standard output, a word on standard error', async (t) => {
	const {environment} = await installation(t);
	const table = await phyware(list, {env: environment});
	t.deepEqual([table.exitCode, table.stdout], [0, '']);
	t.regex(table.stderr, /ten_test01/);
	const json = await phyware([...list, '-o', 'json'], {env: environment});
	t.deepEqual([json.exitCode, JSON.parse(json.stdout), json.stderr], [0, {keys: [], has_more: false}, '']);
});

test('--status, --expires-within, --sort and --limit choose and order', async (t) => {
	const {environment, addKey} = await installation(t);
	const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+/, '');
	addKey({name: 'b-soon', expires: inDays(3), used: inDays(-1)});
	addKey({name: 'a-later', expires: inDays(40), used: inDays(-2)});
	addKey({name: 'c-never'});
	addKey({name: 'd-over', expires: inDays(-1)});
	addKey({name: 'e-revoked', revoked: inDays(-1), expires: inDays(2)});
	const listed = async (...more: string[]) =>
		names((await phyware([...list, '-o', 'json', ...more], {env: environment})).stdout);
	t.deepEqual(await listed(), ['e-revoked', 'd-over', 'c-never', 'a-later', 'b-soon']);
	t.deepEqual(await listed('--status', 'active'), ['c-never', 'a-later', 'b-soon']);
	t.deepEqual(await listed('--status', 'expired'), ['d-over']);
	t.deepEqual(await listed('--status', 'revoked'), ['e-revoked']);
	t.deepEqual(await listed('--expires-within', '14d'), ['b-soon']);
	t.deepEqual(await listed('--expires-within', '2mo', '--sort', 'expires'), ['b-soon', 'a-later']);
	t.deepEqual(await listed('--sort', 'name'), ['a-later', 'b-soon', 'c-never', 'd-over', 'e-revoked']);
	t.deepEqual(await listed('--sort', '-name', '--limit', '2'), ['e-revoked', 'd-over']);
	t.deepEqual(await listed('--sort', '-used', '--limit', '2'), ['b-soon', 'a-later']);
});

test('--limit says that there is more, in the document or on standard error', async (t) => {
	const {environment, addKey} = await installation(t);
	for (const name of ['a', 'b', 'c']) {
		addKey({name});
	}

	const limited = async (limit: string, format: string) =>
		phyware([...list, '--limit', limit, '-o', format], {env: environment});
	t.true((JSON.parse((await limited('2', 'json')).stdout) as {has_more: boolean}).has_more);
	t.false((JSON.parse((await limited('3', 'json')).stdout) as {has_more: boolean}).has_more);
	t.regex((await limited('2', 'yaml')).stdout, /\nhas_more: true\n$/);
	const table = await limited('2', 'table');
	t.is(table.stdout.trimEnd().split('\n').length, 3);
	t.regex(table.stderr, /^Showing 2 keys; more exist\./);
	const lines = await limited('1', 'jsonl');
	t.is(lines.stdout.trimEnd().split('\n').length, 1);
	t.regex(lines.stderr, /^Showing 1 key; more exist\./);
	t.is((await limited('3', 'table')).stderr, '');
});

test('standard output holds data only: --debug goes to standard error, and names no credential', async (t) => {
	const {environment, operator} = await installation(t);
	const {stdout, stderr} = await phyware([...list, '-o', 'json', '--debug'], {env: environment});
	t.deepEqual(JSON.parse(stdout), {keys: [], has_more: false});
	t.regex(
		stderr,
		/^debug: The URL \S+ is from PHYCLOUD_URL\. The API key is from PHYCLOUD_API_KEY\.\ndebug: GET \/v1\/tenants\/ten_test01\/keys -> 200, \d+ ms, \d+ bytes, request [\da-f-]{36}\n$/,
	);
	t.false(stderr.includes(operator));
});

test('the API key can come from standard input, and only its first line counts', async (t) => {
	const {environment, operator} = await installation(t);
	const {exitCode} = await phyware([...list, '--api-key', '-'], {
		env: {PHYCLOUD_URL: environment.PHYCLOUD_URL},
		input: `${operator}\nmore\n`,
	});
	t.is(exitCode, 0);
});

test('the address may have a path prefix', async (t) => {
	const {environment} = await installation(t);
	const {stderr} = await phyware([...list, '--url', `${environment.PHYCLOUD_URL}/prefix/`, '--debug'], {
		env: environment,
	});
	t.regex(stderr, /-> 404/);
});
