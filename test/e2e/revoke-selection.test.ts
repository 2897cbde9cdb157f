import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {installation} from '../helpers/emulator.js';
import {phyware} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const revoke = ['cloud', 'keys', 'revoke'];
const inTenant = ['--tenant-id', 'ten_test01'];

async function place(t: ExecutionContext) {
	const server = await installation(t);
	const ids = Object.fromEntries(
		['ci-a', 'ci-b', 'gate'].map((name) => [name, server.addKey({name, used: '2026-01-01T00:00:00Z'}).id]),
	);
	const file = path.join(temporaryFolder(), 'plan.json');
	const run = async (...argv: string[]) => phyware([...revoke, ...argv], {env: server.environment});
	const statusOf = (name: string) => server.store.getKey(ids[name]!, new Date().toISOString())?.status;
	return {...server, ids, file, run, statusOf, plan: async () => run(...inTenant, '--match', 'ci-*', '--plan', file)};
}

test('a selection is revoked, and nothing else; the JSON is a list, also of one', async (t) => {
	const {run, statusOf, ids} = await place(t);
	const two = await run(...inTenant, '--match', 'ci-*', '--yes', '-o', 'json');
	t.is(two.exitCode, 0, two.stderr);
	const {keys} = JSON.parse(two.stdout) as {keys: Array<{id: string}>};
	t.deepEqual(keys.map(({id}) => id).toSorted(), [ids['ci-a']!, ids['ci-b']!].toSorted());
	t.deepEqual(
		['ci-a', 'ci-b', 'gate'].map((name) => statusOf(name)),
		['revoked', 'revoked', 'active'],
	);
	const one = await run('--all-tenants', '--match', 'gate', '--yes', '-o', 'json');
	t.is((JSON.parse(one.stdout) as {keys: unknown[]}).keys.length, 1);
});

test('a selection that matches nothing is a success that says so', async (t) => {
	const {run} = await place(t);
	const {exitCode, stdout, stderr} = await run(...inTenant, '--match', 'nothing', '--yes');
	t.deepEqual([exitCode, stdout, stderr], [0, '', 'No key to revoke.\n']);
});

test('--dry-run shows a selection and changes nothing', async (t) => {
	const {run, statusOf} = await place(t);
	const {stdout} = await run(...inTenant, '--unused-for', '30d', '--dry-run');
	t.is(stdout.match(/would be revoked/g)?.length, 3);
	t.is(statusOf('gate'), 'active');
});

test('a plan revokes nothing, can be read, and is applied', async (t) => {
	const {plan, run, file, statusOf, ids} = await place(t);
	const planned = await plan();
	t.is(planned.exitCode, 0, planned.stderr);
	t.regex(
		planned.stderr,
		/^Wrote a plan for 2 keys to \S+\. Nothing was revoked\. To revoke them, run: phyware cloud keys revoke --apply /,
	);
	t.is(statusOf('ci-a'), 'active');
	t.is(statSync(file).mode & 0o777, 0o600);
	const {keys, selection} = JSON.parse(readFileSync(file, 'utf8')) as {
		keys: Array<{id: string; name: string}>;
		selection: string;
	};
	t.is(selection, '--tenant-id ten_test01 --match ci-*');
	t.deepEqual(keys.map(({name}) => name).toSorted(), ['ci-a', 'ci-b']);
	const applied = await run('--apply', file, '--yes');
	t.is(applied.exitCode, 0, applied.stderr);
	t.true(applied.stdout.includes(ids['ci-a']!));
	t.deepEqual(
		['ci-a', 'ci-b', 'gate'].map((name) => statusOf(name)),
		['revoked', 'revoked', 'active'],
	);
});

test('what was used or revoked since the plan is skipped with its reason, and the rest is revoked', async (t) => {
	const {plan, run, file, statusOf, ids, store, addKey} = await place(t);
	addKey({name: 'ci-c'});
	await plan();
	store.touchKey(ids['ci-a']!, new Date().toISOString());
	await run(ids['ci-b']!);
	const {exitCode, stdout, stderr} = await run('--apply', file, '--yes');
	t.is(exitCode, 0);
	t.regex(stderr, new RegExp(String.raw`warning: ${ids['ci-a']} is skipped: used since the plan was made\.`));
	t.regex(stderr, new RegExp(String.raw`warning: ${ids['ci-b']} is skipped: already revoked\.`));
	t.regex(stdout, /revoked: ci-c/);
	t.is(statusOf('ci-a'), 'active');
});

test('a plan never overwrites a file', async (t) => {
	const {plan, file} = await place(t);
	writeFileSync(file, 'mine');
	const {exitCode, stderr} = await plan();
	t.is(exitCode, 4);
	t.regex(stderr, /already exists\.\n {2}A plan never overwrites a file\./);
	t.is(readFileSync(file, 'utf8'), 'mine');
});

const spoiled: ReadonlyArray<readonly [what: string, change: (text: string) => string, reason: RegExp]> = [
	['edited', (text) => text.replace('"ci-a"', '"gate"'), /It was edited after it was made\./],
	['cut short', (text) => text.slice(0, -40), /It was cut short, or is damaged\./],
	['empty', () => '', /It is not a plan of phyware\./],
	['another JSON', () => '{"keys": []}', /It is not a plan of phyware\./],
	['a list', () => '[]', /It is not a plan of phyware\./],
	['of a newer phyware', (text) => text.replace('"version": 1', '"version": 2'), /It was made by a newer phyware\./],
	[
		'of another installation',
		(text) => text.replace(/"url": "[^"]+"/, '"url": "https://other.example/"'),
		/It was edited after/,
	],
];

for (const [what, change, reason] of spoiled) {
	test(`a plan that is ${what} is refused, and nothing is revoked`, async (t) => {
		const {plan, run, file, statusOf} = await place(t);
		await plan();
		writeFileSync(file, change(readFileSync(file, 'utf8')));
		const {exitCode, stderr} = await run('--apply', file, '--yes');
		t.is(exitCode, 4);
		t.regex(stderr, reason);
		t.is(statusOf('ci-a'), 'active');
	});
}

test('a plan is not applied to another installation', async (t) => {
	const {plan, file} = await place(t);
	await plan();
	const other = await installation(t);
	const {exitCode, stderr} = await phyware([...revoke, '--apply', file, '--yes'], {env: other.environment});
	t.is(exitCode, 4);
	t.regex(stderr, /^error: The plan is for another installation\.\n {2}It is for \S+, not for \S+\.\n {2}Add --url /);
	t.true(existsSync(file));
});
