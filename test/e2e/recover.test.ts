import {type ChildProcess} from 'node:child_process';
import test from 'ava';
import {type WireCreatedKey} from '../../source/contract/wire/schemas.js';
import {deliver, type Exchange} from '../helpers/relay.js';
import {everythingIn, inTenant, reminderOf, workplace} from './workplace.js';

test('a create that is killed once the server has made the key: the next command says so, recover brings the secret', async (t) => {
	const {interrupted, run, entries, home, server} = await workplace(t);
	const killed = await interrupted('line-7', {flags: ['--expires', '90d', '--scopes', 'write:events']});
	t.deepEqual([killed.signal, killed.stdout, killed.stderr], ['SIGKILL', '', '']);
	t.is(entries().length, 1);
	t.false(everythingIn(home).includes(killed.secret));

	const list = await run(['list', ...inTenant]);
	t.deepEqual([list.exitCode, list.stderr], [0, reminderOf('line-7')]);
	t.true(list.stdout.includes(killed.id));

	const recovered = await run(['recover']);
	t.deepEqual([recovered.exitCode, recovered.stderr], [0, '']);
	t.true(recovered.stdout.includes(killed.secret));
	t.true(recovered.stdout.includes(killed.id));
	t.is((await server.request('/v1/identity', {secret: killed.secret})).status, 200);
	t.deepEqual(entries(), []);
	t.is((await run(['list', ...inTenant])).stderr, '');
});

test('every command says that creates wait, in one line', async (t) => {
	const {interrupted, run, server} = await workplace(t);
	await interrupted('line-7');
	const {id} = server.addKey({name: 'other'});
	for (const argv of [
		['list', ...inTenant],
		['create', ...inTenant, '--name', 'next', '--secret-only'],
		['revoke', id],
		[...inTenant],
	]) {
		t.is((await run(argv)).stderr, reminderOf('line-7'), argv.join(' '));
	}

	await interrupted('line-8');
	await interrupted('line-9');
	t.is(
		(await run(['list', ...inTenant])).stderr,
		'The creates of "line-7" and 2 more are pending. Run: phyware cloud keys recover\n',
	);
});

for (const format of ['json', 'jsonl']) {
	test(`with -o ${format} the reminder is a line of JSON on standard error`, async (t) => {
		const {interrupted, run} = await workplace(t);
		await interrupted('schlüssel "鍵"');
		const {stdout, stderr} = await run(['list', ...inTenant, '-o', format]);
		t.regex(stderr, /^[\u0020-\u007E]+\n$/);
		t.deepEqual(JSON.parse(stderr), {
			notice: {
				message: String.raw`The create of "schlüssel \"鍵\"" is pending. Run: phyware cloud keys recover`,
				remediation: 'phyware cloud keys recover',
			},
		});
		t.notRegex(stdout, /notice/);
	});
}

test('a create that is still under way does not wait: nothing says so, and recover leaves it alone', async (t) => {
	const {run, onCreated, entries, url} = await workplace(t);
	const {promise: held, resolve: arrived} = Promise.withResolvers<Exchange>();
	onCreated(arrived);
	const create = run(['create', ...inTenant, '--name', 'line-7', '--secret-only']);
	const exchange = await held;
	t.is((await run(['list', ...inTenant])).stderr, '');
	const recover = await run(['recover']);
	t.deepEqual([recover.exitCode, recover.stdout, recover.stderr], [0, '', `No pending creates at ${url}/.\n`]);
	t.is(entries().length, 1);
	deliver(exchange);
	t.is((await create).exitCode, 0);
	t.deepEqual(entries(), []);
});

test('recover -o json is one document, and -o jsonl a line for each', async (t) => {
	const {interrupted, run, entries} = await workplace(t);
	const formats: Readonly<Record<string, (text: string) => WireCreatedKey[]>> = {
		json: (text) => (JSON.parse(text) as {keys: WireCreatedKey[]}).keys,
		jsonl: (text) =>
			text
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line) as WireCreatedKey),
	};
	for (const [format, parse] of Object.entries(formats)) {
		const killed = [await interrupted(`${format}-1`), await interrupted(`${format}-2`)];
		const {exitCode, stdout, stderr} = await run(['recover', '-o', format]);
		t.deepEqual([exitCode, stderr], [0, '']);
		const found = parse(stdout).map(({id, secret}) => `${id} ${secret}`);
		t.deepEqual(found.toSorted(), killed.map(({id, secret}) => `${id} ${secret}`).toSorted());
		t.deepEqual(entries(), []);
	}
});

test('two recovers at once both print the secret, and nothing waits then', async (t) => {
	const {interrupted, run, onCreated, entries, server} = await workplace(t);
	const {id, secret} = await interrupted('line-7');
	const held: Exchange[] = [];
	onCreated((exchange) => {
		held.push(exchange);
		if (held.length === 2) {
			for (const each of held) {
				deliver(each);
			}
		}
	});
	for (const {exitCode, stdout, stderr} of await Promise.all([run(['recover']), run(['recover'])])) {
		t.deepEqual([exitCode, stderr], [0, '']);
		t.true(stdout.includes(secret));
	}

	t.deepEqual(entries(), []);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), id);
});

test('what never reached the server is created by recover', async (t) => {
	const {run, entries, server, onRequest} = await workplace(t);
	let child: ChildProcess | undefined;
	onRequest((request) => {
		if (request.startsWith('POST ')) {
			child!.kill('SIGKILL');
		}

		return request.replace(/^POST \S+/, 'POST /nowhere');
	});
	await run(['create', ...inTenant, '--name', 'line-7'], {
		onStart(started) {
			child = started;
		},
	});
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), undefined);
	t.is(entries().length, 1);
	onRequest((request) => request);
	const {stdout, exitCode} = await run(['recover', '-o', 'jsonl']);
	const {id, secret} = JSON.parse(stdout) as WireCreatedKey;
	t.is(exitCode, 0);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), id);
	t.is((await server.request('/v1/identity', {secret})).status, 200);
	t.deepEqual(entries(), []);
});
