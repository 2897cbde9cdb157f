import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {type RotationEntry} from '../../source/storage/journal/rotation-entry.js';
import {problems, problemsOfLines} from '../helpers/validate.js';
import {hoursAgo, rotated} from './rotating.js';
import {inTenant, workplace} from './workplace.js';

/** A place with a key to rotate that was used, and the rotations that stand in the journal. */
async function place(t: ExecutionContext, key: {readonly used?: string | null; readonly expires?: string} = {}) {
	const work = await workplace(t);
	const old = work.server.addKey({name: 'ci', scopes: ['read:events'], used: '2026-01-01T00:00:00Z', ...key});
	const folder = path.join(work.home, '.local/state/phyware/rotations');
	const rotations = () =>
		existsSync(folder)
			? readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as RotationEntry)
			: [];
	const statusOf = (id: string) => work.server.store.getKey(id, new Date().toISOString())?.status;
	const use = async (secret: string) => work.server.request('/v1/identity', {secret});
	return {...work, old, rotations, statusOf, use};
}

test('a successor has the same scopes, the next name and the secret once; the old key keeps working', async (t) => {
	const {run, old, rotations, statusOf} = await place(t);
	const {exitCode, stdout, stderr} = await run(['rotate', old.id, '-o', 'json']);
	t.is(exitCode, 0, stderr);
	t.deepEqual(problems('rotate', stdout), []);
	const {key, replaces} = rotated(stdout);
	t.is(key.name, 'ci-2');
	t.deepEqual(key.scopes, ['read:events']);
	t.is(key.expires_at, null);
	t.regex(key.secret, /^phk_test_\w{49}$/);
	t.deepEqual(replaces, {id: old.id, name: 'ci'});
	t.regex(stderr, /The new key never expires, as \S+ does not/);
	t.regex(stderr, /keeps working\.\nOnce the new key is in use, run: phyware cloud keys rotate --finish \S+\n$/);
	t.is(statusOf(old.id), 'active');
	t.is(rotations()[0]!.successor.id, key.id);
});

test('the lifetime is the same, from now; --scopes, --expires and --name overrule', async (t) => {
	const created = new Date(Date.now() - 40 * 86_400_000).toISOString().replace(/\.\d+Z/, 'Z');
	const expires = new Date(Date.parse(created) + 90 * 86_400_000).toISOString().replace(/\.\d+Z/, 'Z');
	const {run, server} = await place(t);
	const one = server.addKey({name: 'a', created, expires});
	const same = rotated((await run(['rotate', one.id, '-o', 'json'])).stdout);
	t.true(Math.abs(Date.parse(same.key.expires_at!) - Date.now() - 90 * 86_400_000) < 60_000);
	const two = server.addKey({name: 'b', created, expires});
	const flags = ['--scopes', 'write:events', '--expires', '30d', '--name', 'other'];
	const other = rotated((await run(['rotate', two.id, '-o', 'json', ...flags])).stdout);
	t.deepEqual([other.key.name, other.key.scopes], ['other', ['write:events']]);
	t.true(Math.abs(Date.parse(other.key.expires_at!) - Date.now() - 30 * 86_400_000) < 60_000);
});

test('--status follows a rotation from the unused new key to the proof, and --finish revokes what is proven alone', async (t) => {
	const {run, old, rotations, statusOf, use} = await place(t);
	const {key} = rotated((await run(['rotate', old.id, '-o', 'json'])).stdout);
	const verdict = async (...flags: string[]) => {
		const {stdout} = await run(['rotate', '--status', '-o', 'json', ...flags]);
		return (JSON.parse(stdout) as {rotations: Array<{verdict: string}>}).rotations.map((each) => each.verdict);
	};

	t.deepEqual(await verdict(), ['new-key-unused']);
	const early = await run(['rotate', '--finish']);
	t.deepEqual([early.exitCode, early.stdout], [0, '']);
	t.regex(early.stderr, /^ci \(\S+\) stays: The new key has not been used yet\.$/m);
	await use(key.secret);
	t.deepEqual(await verdict(), ['proven']);
	await use(old.secret);
	t.deepEqual(await verdict(), ['old-key-in-use']);
	const named = await run(['rotate', '--finish', old.id]);
	t.is(named.exitCode, 1);
	t.regex(
		named.stderr,
		/error: The old key "ci" \(\S+\) was not revoked\.\n {2}The old key was used (just now|\d+ s ago)/,
	);
	t.is(statusOf(old.id), 'active');
	t.is(rotations().length, 1);
	const reminded = await run(['list', ...inTenant]);
	t.regex(
		reminded.stderr,
		/^The rotation of "ci" is open: the old key still works\. Run: phyware cloud keys rotate --status$/m,
	);
	const forced = await run(['rotate', '--finish', key.id, '--force']);
	t.is(forced.exitCode, 0, forced.stderr);
	t.is(forced.stdout, `${old.id} revoked: ci\n`);
	t.is(statusOf(old.id), 'revoked');
	t.is(statusOf(key.id), 'active');
	t.deepEqual(rotations(), []);
});

test('--finish revokes an old key that is quiet, with its JSON', async (t) => {
	const {run, old, use, statusOf} = await place(t, {used: hoursAgo(2)});
	const {key} = rotated((await run(['rotate', old.id, '-o', 'json'])).stdout);
	await use(key.secret);
	t.deepEqual(problemsOfLines('rotate-line', (await run(['rotate', '--status', '-o', 'jsonl'])).stdout), []);
	const {stdout, exitCode} = await run(['rotate', '--finish', '-o', 'json']);
	t.is(exitCode, 0);
	t.deepEqual(problems('rotate', stdout), []);
	const {rotations} = JSON.parse(stdout) as {rotations: Array<{outcome: string; old_key: {status: string}}>};
	t.deepEqual(
		rotations.map(({outcome, old_key: {status}}) => [outcome, status]),
		[['revoked', 'revoked']],
	);
	t.is(statusOf(old.id), 'revoked');
});

test('--wait delivers, waits for the new key to be used, and revokes the old one', async (t) => {
	const {run, old, use, statusOf, home, rotations} = await place(t);
	const file = path.join(home, 'new.key');
	const waiting = run(['rotate', old.id, '--wait', '30s', '--quiet-for', '1s', '--secret-file', file]);
	while (!existsSync(file) || readFileSync(file, 'utf8') === '') {
		await delay(20);
	}

	t.is(statusOf(old.id), 'active');
	await use(readFileSync(file, 'utf8'));
	const {exitCode, stderr} = await waiting;
	t.is(exitCode, 0, stderr);
	t.regex(stderr, /The old key "ci" \(\S+\) is revoked\.\n$/);
	t.is(statusOf(old.id), 'revoked');
	t.deepEqual(rotations(), []);
});

test('--wait that is over, or interrupted, revokes nothing and says how to go on', async (t) => {
	const {run, sh, old, statusOf, server} = await place(t);
	const over = await run(['rotate', old.id, '--wait', '600ms', '-o', 'json']);
	t.is(over.exitCode, 1);
	t.is((JSON.parse(over.stderr.trim().split('\n').at(-1)!) as {error: {code: string}}).error.code, 'ROTATION_OPEN');
	const other = server.addKey({name: 'gate', used: null});
	const {stdout, stderr} = await sh(
		`phyware cloud keys rotate ${other.id} --wait 1h --secret-file k > out & pid=$!; until [ -s out ]; do sleep 0.05; done; kill -TERM $pid; wait $pid; echo $?`,
	);
	t.is(stdout, '143\n');
	t.regex(stderr, /Both keys work: the old key "gate" \(\S+\) was not revoked\./);
	t.deepEqual([statusOf(old.id), statusOf(other.id)], ['active', 'active']);
});

test('--keep ends a rotation with both keys, and sends nothing', async (t) => {
	const {run, old, rotations, statusOf, requests} = await place(t);
	const {key} = rotated((await run(['rotate', old.id, '-o', 'json'])).stdout);
	const before = requests.length;
	const {exitCode, stderr} = await run(['rotate', '--keep', key.id]);
	t.deepEqual(
		[exitCode, stderr],
		[0, `The rotation of "ci" has ended. Both keys are kept: ${old.id} and ${key.id}.\n`],
	);
	t.is(requests.length, before);
	t.deepEqual(rotations(), []);
	t.deepEqual([statusOf(old.id), statusOf(key.id)], ['active', 'active']);
});

test('revoke of the old key ends its rotation', async (t) => {
	const {run, old, rotations} = await place(t);
	await run(['rotate', old.id, '-o', 'json']);
	t.is(rotations().length, 1);
	t.is((await run(['revoke', old.id, '--yes'])).exitCode, 0);
	t.deepEqual(rotations(), []);
});

test('a command that does not take the new secret leaves a pending create, which recover delivers; the rotation knows its key', async (t) => {
	const {sh, run, old, rotations, entries} = await place(t);
	const failed = await sh(`phyware cloud keys rotate ${old.id} -- sh -c 'cat > /dev/null; exit 3'`);
	t.is(failed.exitCode, 1);
	t.is(entries().length, 1);
	const status = await run(['rotate', '--status']);
	t.regex(status.stdout, /The secret of the new key was not delivered/);
	t.is((await run(['rotate', '--finish', old.id, '--force'])).exitCode, 1);
	const recovered = await sh('phyware cloud keys recover -- sh -c "cat > got"');
	t.is(recovered.exitCode, 0, recovered.stderr);
	t.regex(recovered.stderr, /The rotation of "ci" is open/);
	t.regex(rotations()[0]!.successor.id!, /^key_/);
	t.deepEqual(entries(), []);
});

test('of two rotations of one key at once, one mints', async (t) => {
	const {run, old, server} = await place(t);
	const both = await Promise.all([run(['rotate', old.id]), run(['rotate', old.id])]);
	t.is(both.filter(({exitCode}) => exitCode === 0).length, 1);
	t.is(both.filter(({exitCode}) => exitCode === 4).length, 1);
	t.is(server.store.findActiveByName('ten_test01', 'ci-3'), undefined);
});

const refused: ReadonlyArray<readonly [what: string, argv: (ids: Ids) => string[], message: RegExp]> = [
	['a revoked key', ({revoked}) => [revoked], /is revoked/],
	['no key', () => [], /missing required argument: KEY_ID/],
	['two keys', ({old, revoked}) => [old, revoked], /one key at a time/],
	['--finish of a key in no rotation', ({old}) => ['--finish', old], /is in no open rotation/],
	['--keep of a key in no rotation', ({old}) => ['--keep', old], /is in no open rotation/],
	['--keep without a key', () => ['--keep'], /missing required argument/],
	['--quiet-for 0', () => ['--finish', '--quiet-for', '0'], /invalid value "0" for --quiet-for/],
	['--wait 0', ({old}) => [old, '--wait', '0s'], /invalid value "0s" for --wait/],
	['--status and --finish', () => ['--status', '--finish'], /cannot be used together/],
	['--finish and a command', () => ['--finish', '--', 'cat'], /cannot be used together/],
	['--finish and --name', () => ['--finish', '--name', 'x'], /cannot be used together/],
	['--force alone', ({old}) => [old, '--force'], /--force is for --finish/],
	['an expiry in the past', ({old}) => [old, '--expires', '2020-01-01'], /not in the future/],
	['an empty command', ({old}) => [old, '--'], /missing command after --/],
];

type Ids = {readonly old: string; readonly revoked: string};

for (const [what, argv, message] of refused) {
	test(`${what} is refused before anything is created`, async (t) => {
		const {run, old, server, requests} = await place(t);
		const revoked = server.addKey({name: 'gone', revoked: '2026-01-01T00:00:00Z'}).id;
		const {exitCode, stdout, stderr} = await run(['rotate', ...argv({old: old.id, revoked})]);
		t.deepEqual([exitCode, stdout], [4, '']);
		t.regex(stderr, message);
		t.false(requests.some((request) => /^(?:POST|DELETE) /.test(request)));
	});
}

test('a key in a rotation already is refused, and its new key named', async (t) => {
	const {run, old} = await place(t);
	const {key} = rotated((await run(['rotate', old.id, '-o', 'json'])).stdout);
	const again = await run(['rotate', old.id]);
	t.is(again.exitCode, 4);
	t.regex(again.stderr, new RegExp(String.raw`is in a rotation already\.\n {2}Its new key is ${key.id}\.`));
	t.is((await run(['rotate', key.id])).exitCode, 4);
});

test('--demo has a rotation that is half done', async (t) => {
	const {run} = await place(t);
	const {stdout, exitCode} = await run(['rotate', '--status', '--demo'], {env: {PHYCLOUD_URL: undefined}});
	t.is(exitCode, 0);
	t.regex(stdout, /^wms-bridge .*wms-bridge-2 .*The new key has not been used yet\.$/m);
});

test('nothing of it is lost where the journal cannot be written', async (t) => {
	const {run, old, home, server} = await place(t);
	mkdirSync(path.join(home, '.local/state/phyware'), {recursive: true});
	writeFileSync(path.join(home, '.local/state/phyware/rotations'), '');
	const {exitCode, stderr} = await run(['rotate', old.id]);
	t.is(exitCode, 1);
	t.regex(stderr, /^error: Cannot read or write the journal of rotations in /);
	t.is(server.store.findActiveByName('ten_test01', 'ci-2'), undefined);
});
