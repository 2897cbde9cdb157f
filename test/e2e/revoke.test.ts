import test from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {installation} from '../helpers/emulator.js';
import {phyware} from '../helpers/run.js';
import {openTerminal} from '../helpers/terminal.js';

const revoke = ['cloud', 'keys', 'revoke'];

test('several keys: each is reported, one failure does not stop the others, and the first failure decides', async (t) => {
	const {environment, addKey, store} = await installation(t);
	const [a, b] = [addKey({name: 'a'}), addKey({name: 'b'})];
	const {exitCode, stdout, stderr} = await phyware([...revoke, '--yes', a.id, 'key_missing1', b.id, 'key_missing2'], {
		env: environment,
	});
	t.is(exitCode, 3);
	t.deepEqual(stdout.split('\n').toSorted(), ['', `${a.id} revoked: a`, `${b.id} revoked: b`].toSorted());
	t.regex(stderr, /^error: key_missing1: /m);
	t.regex(stderr, /^error: key_missing2: /m);
	t.deepEqual(
		[a.id, b.id].map((id) => store.getKey(id, new Date().toISOString())?.status),
		['revoked', 'revoked'],
	);
});

test('several keys as JSON: those that were revoked on standard output, a line for each failure on standard error', async (t) => {
	const {environment, addKey} = await installation(t);
	const {id} = addKey({name: 'a'});
	const {exitCode, stdout, stderr} = await phyware([...revoke, '--yes', 'key_missing1', id, '-o', 'json'], {
		env: environment,
	});
	t.is(exitCode, 3);
	const {keys} = JSON.parse(stdout) as {keys: Key[]};
	t.deepEqual(
		keys.map((key) => [key.id, key.status]),
		[[id, 'revoked']],
	);
	t.is(stderr.trimEnd().split('\n').length, 1);
	t.is((JSON.parse(stderr) as {error: {code: string}}).error.code, 'NOT_FOUND');
});

test('where no question can be asked, several keys are only revoked with --yes', async (t) => {
	const {environment, addKey, store} = await installation(t);
	const ids = [addKey({name: 'a'}).id, addKey({name: 'b'}).id];
	const {exitCode, stdout, stderr} = await phyware([...revoke, ...ids], {env: environment});
	t.deepEqual([exitCode, stdout], [4, '']);
	t.regex(stderr, /--yes/);
	t.deepEqual(
		ids.map((id) => store.getKey(id, new Date().toISOString())?.status),
		['active', 'active'],
	);
});

test('an id given twice is revoked once', async (t) => {
	const {environment, addKey} = await installation(t);
	const {id} = addKey({name: 'a'});
	const {stdout} = await phyware([...revoke, id, id], {env: environment});
	t.is(stdout, `${id} revoked: a\n`);
});

test('--dry-run shows what would be revoked, and revokes nothing', async (t) => {
	const {environment, addKey, store} = await installation(t);
	const {id} = addKey({name: 'a'});
	const {exitCode, stdout, stderr} = await phyware([...revoke, id, '--dry-run'], {env: environment});
	t.deepEqual([exitCode, stdout, stderr], [0, `${id} would be revoked: a\n`, 'Dry run: nothing was revoked.\n']);
	t.is(store.getKey(id, new Date().toISOString())?.status, 'active');
});

test('the key that the command itself uses is refused, unless --allow-self is given', async (t) => {
	const {environment, store} = await installation(t);
	const own = store.findActiveByName('ten_phyops', 'demo-admin')!;
	const refused = await phyware([...revoke, own], {env: environment});
	t.is(refused.exitCode, 4);
	t.regex(refused.stderr, /is the key that this command authenticates with[\s\S]*--allow-self/);
	t.is(store.getKey(own, new Date().toISOString())?.status, 'active');
	const allowed = await phyware([...revoke, own, '--allow-self'], {env: environment});
	t.is(allowed.exitCode, 0);
	t.is(store.getKey(own, new Date().toISOString())?.status, 'revoked');
});

for (const [answer, exitCode, status] of [
	['y\r', 0, 'revoked'],
	['YES\r', 0, 'revoked'],
	['\r', 1, 'active'],
	['n\r', 1, 'active'],
	['x\r', 1, 'active'],
	['\u0004', 1, 'active'],
	['\u0003', 130, 'active'],
] as const) {
	test(`on a terminal it asks, and ${JSON.stringify(answer)} leaves the key ${status} with exit code ${exitCode}`, async (t) => {
		const {environment, addKey, store} = await installation(t);
		const {id} = addKey({name: 'in-use', used: new Date(Date.now() - 120_000).toISOString()});
		const terminal = openTerminal(t, [...revoke, id], {env: environment});
		const screen = await terminal.shows(/Revoke it\? \[y\/N\]/);
		t.regex(screen, new RegExp(`in-use +${id} +tenant ten_test01 +used 2 min ago`));
		terminal.press(answer);
		t.is((await terminal.exit()).exitCode, exitCode);
		t.is(store.getKey(id, new Date().toISOString())?.status, status);
		t.is(terminal.screen().includes('Nothing was revoked'), exitCode === 1);
	});
}

test('--yes, --no-input and CI revoke on a terminal without asking', async (t) => {
	const {environment, addKey} = await installation(t);
	for (const [more, env] of [
		[['--yes'], {}],
		[['--no-input'], {}],
		[[], {CI: 'true'}],
	] as const) {
		const {id} = addKey({name: `asked-${more.join('')}`});
		const terminal = openTerminal(t, [...revoke, id, ...more], {env: {...environment, ...env}});
		t.is((await terminal.exit()).exitCode, 0);
		t.is(terminal.screen(), `${id} revoked: asked-${more.join('')}`);
	}
});

test('keys that are revoked already are not asked about', async (t) => {
	const {environment, addKey} = await installation(t);
	const {id} = addKey({name: 'gone', revoked: '2026-01-01T00:00:00Z'});
	const terminal = openTerminal(t, [...revoke, id], {env: environment});
	t.is((await terminal.exit()).exitCode, 0);
	t.is(terminal.screen(), `${id} already revoked: gone`);
});

test('many keys are revoked under a rate limit, each once', async (t) => {
	const {environment, addKey, store} = await installation(t, {rateLimit: {count: 10, period: 1000}});
	const ids = Array.from({length: 25}, (_, index) => addKey({name: `key-${index}`}).id);
	const {exitCode, stdout, stderr} = await phyware([...revoke, '--yes', '-o', 'jsonl', ...ids], {env: environment});
	t.is(exitCode, 0, stderr);
	t.is(stdout.trimEnd().split('\n').length, 25);
	t.regex(stderr, /Rate limit exceeded\. Waiting \d+ s\./);
	const revoked = store.listAudit().filter(({action}) => action === 'key.revoked');
	t.deepEqual(revoked.map((entry) => entry.key_id).toSorted(), ids.toSorted());
});
