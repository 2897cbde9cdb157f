import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import test, {type ExecutionContext} from 'ava';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {phyware, program, testEnvironment} from '../helpers/run.js';
import {sampleKey} from '../helpers/sample-key.js';
import {openTerminal} from '../helpers/terminal.js';

const watch = ['cloud', 'keys', 'list', '--tenant-id', 'ten_test01', '--watch'];

type Line = {readonly event: string; readonly at: string; readonly key: {readonly id: string; readonly name: string}};

/** A watch whose lines are read one by one. */
function watching(t: ExecutionContext, environment: Record<string, string>, ...more: string[]) {
	const child: ChildProcess = spawn(process.execPath, [program, ...watch, ...more], {
		env: testEnvironment(environment),
		stdio: 'pipe',
	});
	t.teardown(() => child.kill('SIGKILL'));
	const lines = createInterface({input: child.stdout!})[Symbol.asyncIterator]();
	return {
		child,
		async next(): Promise<Line> {
			const {value} = await lines.next();
			return JSON.parse(value!) as Line;
		},
	};
}

test('in a pipe --watch lists the keys and then tells each change, a line of JSON each; SIGINT ends it with 130', async (t) => {
	const {environment, addKey, store, request} = await installation(t);
	addKey({name: 'old'});
	const {child, next} = watching(t, environment);
	const listed = await next();
	t.deepEqual([listed.event, listed.key.name], ['listed', 'old']);
	t.regex(listed.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	const {id} = addKey({name: 'new'});
	const created = await next();
	t.deepEqual([created.event, created.key.id], ['created', id]);
	t.false('secret' in created.key);
	await request(`/v1/keys/${id}`, {method: 'DELETE'});
	const revoked = await next();
	t.deepEqual([revoked.event, revoked.key.id], ['revoked', id]);
	t.truthy(store.getKey(id, '2027-01-01T00:00:00Z'));
	const exit = once(child, 'exit');
	child.kill('SIGINT');
	t.deepEqual(await exit, [130, null]);
});

test('--status narrows what is told: a key that leaves the choice is told once more', async (t) => {
	const {environment, addKey, request} = await installation(t);
	const {id} = addKey({name: 'a'});
	addKey({name: 'b', revoked: '2026-01-01T00:00:00Z'});
	const {next} = watching(t, environment, '--status', 'active');
	t.is((await next()).key.name, 'a');
	await request(`/v1/keys/${id}`, {method: 'DELETE'});
	const revoked = await next();
	t.deepEqual([revoked.event, revoked.key.id], ['revoked', id]);
});

test('a server that dies and comes back is told once on standard error, and the watch goes on', async (t) => {
	let looks = 0;
	const {address} = await hostileServer(t, (socket, request) => {
		const isOut = looks > 0 && looks < 6;
		looks++;
		if (isOut) {
			socket.destroy();
		} else {
			const keys = looks === 1 ? [] : [sampleKey({name: 'late'})];
			answeringJson(200, {keys, next_cursor: null})(socket, request);
		}
	});
	const {child, next} = watching(t, {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x'});
	let errors = '';
	child.stderr!.on('data', (chunk: Buffer) => {
		errors += chunk.toString();
	});
	t.is((await next()).event, 'created');
	t.regex(
		errors,
		/^warning: The connection to \S+ broke before the response was complete\. Retrying\.\nConnected again\.\n$/,
	);
});

test('what trying again cannot help ends the watch with its exit code', async (t) => {
	const {environment} = await installation(t);
	const {exitCode} = await phyware([...watch], {env: {...environment, PHYCLOUD_API_KEY: 'phk_wrong'}});
	t.is(exitCode, 2);
});

test('a reader that has gone ends the watch in silence', async (t) => {
	const {environment, addKey} = await installation(t);
	addKey({name: 'a'});
	const {child, next} = watching(t, environment);
	await next();
	const exit = once(child, 'exit');
	child.stdout!.destroy();
	addKey({name: 'b'});
	t.deepEqual(await exit, [0, null]);
});

for (const [flags, message] of [
	[['-o', 'json'], /--watch does not support --output json\n.*Use --output table or jsonl/],
	[['-o', 'yaml'], /--watch does not support --output yaml/],
	[['--sort', 'name'], /--watch and --sort cannot be used together/],
	[['--limit', '3'], /--watch and --limit cannot be used together/],
] as const) {
	test(`--watch with ${flags.join(' ')} is refused`, async (t) => {
		const {exitCode, stderr} = await phyware([...watch, ...flags], {env: {PHYCLOUD_API_KEY: 'x'}});
		t.is(exitCode, 4);
		t.regex(stderr.replace(/^\{.*"message":"([^"]*)","remediation":"([^"]*)".*$/m, '$1\n$2'), message);
	});
}

test('on a terminal --watch prints the table, and then a row for each change', async (t) => {
	const {environment, addKey} = await installation(t);
	addKey({name: 'old'});
	const terminal = openTerminal(t, watch, {env: environment});
	await terminal.shows(/NAME[\s\S]*old/);
	const {id} = addKey({name: 'new'});
	await terminal.shows(new RegExp(String.raw`\d\d:\d\d:\d\d  created  new +${id}  ● active`));
	terminal.press('\u0003');
	t.is((await terminal.exit()).exitCode, 130);
});
