import path from 'node:path';
import test from 'ava';
import {parse} from 'yaml';
import {catalogOf} from '../../source/commands/catalog/entries.js';
import {phyware as tree} from '../../source/commands/tree.js';
import {version} from '../../source/core/version.js';
import {installation} from '../helpers/emulator.js';
import {phyware} from '../helpers/run.js';
import {phywareHere} from '../helpers/run-here.js';
import {sampleKey} from '../helpers/sample-key.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {problems, problemsOfLines} from '../helpers/validate.js';
import {inTenant, workplace} from './workplace.js';

test('create: a document, a line, and a key whose secret went to a file', async (t) => {
	const {run} = await workplace(t);
	const document = await run(['create', ...inTenant, '--name', 'a', '--expires', '90d', '-o', 'json']);
	t.deepEqual(problems('create', document.stdout), []);
	const line = await run(['create', ...inTenant, '--name', 'b', '-o', 'jsonl']);
	t.deepEqual(problemsOfLines('minted-key', line.stdout), []);
	const file = path.join(temporaryFolder(), 'secret');
	const kept = await run(['create', ...inTenant, '--name', 'c', '--secret-file', file, '-o', 'json']);
	t.deepEqual(problems('create', kept.stdout), []);
	const yaml = await run(['create', ...inTenant, '--name', 'd', '-o', 'yaml']);
	t.deepEqual(problems('create', JSON.stringify(parse(yaml.stdout))), []);
});

test('list: documents, lines, an empty list, one with more, and what the group prints', async (t) => {
	const {environment} = await installation(t, {seed: 'demo'});
	const list = async (...argv: string[]) =>
		phyware(['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', ...argv], {env: environment});
	const group = await phyware(['cloud', 'keys', '--tenant-id', 'ten_abc123', '-o', 'json'], {env: environment});
	const documents = [
		await list('-o', 'json'),
		await list('-o', 'json', '--limit', '2'),
		await list('-o', 'json', '--expires-within', '1h'),
		group,
	];
	t.deepEqual(
		documents.flatMap(({stdout}) => problems('list', stdout)),
		[],
	);
	t.deepEqual(problemsOfLines('list-line', (await list('-o', 'jsonl')).stdout), []);
});

test('a field too many, one too few and one of another type are wrong', (t) => {
	const document = {keys: [sampleKey()], has_more: false};
	const [key] = document.keys;
	t.deepEqual(problems('list', JSON.stringify(document)), []);
	const wrong = [
		{...document, more: true},
		{keys: document.keys},
		{...document, keys: [{...key, secret: 'phk_live_x'}]},
		{...document, keys: [{...key, expires_at: 'soon'}]},
		{...document, keys: [{...key, status: 7}]},
		{...document, keys: [{...key, id: null}]},
	];
	t.true(wrong.every((data) => problems('list', JSON.stringify(data)).length > 0));
});

test('list --watch: lines of what there is and of what happens', async (t) => {
	const {environment, addKey, store} = await installation(t);
	const {id} = addKey({name: 'watched'});
	const {stdout} = await phyware(['cloud', 'keys', 'list', ...inTenant, '--watch', '-o', 'jsonl'], {
		env: environment,
		onStart(child) {
			let seen = '';
			child.stdout!.on('data', (chunk: Buffer) => {
				seen += chunk.toString();
				if (seen.includes('"revoked"')) {
					child.kill('SIGINT');
				} else {
					store.revokeKey(id, {
						at: '2027-01-01T00:00:00Z',
						actor: 'test',
						key_id: id,
						request_id: 'r',
						action: 'key.revoked',
					});
				}
			});
		},
	});
	t.deepEqual(problemsOfLines('list-line', stdout), []);
	t.is(stdout.trimEnd().split('\n').length, 2);
});

test('revoke: one key, several, lines, and a dry run', async (t) => {
	const {run, server} = await workplace(t);
	const ids = ['a', 'b', 'c', 'd'].map((name) => server.addKey({name}).id);
	const documents = [
		await run(['revoke', ids[0]!, '--dry-run', '-o', 'json']),
		await run(['revoke', ids[0]!, '-o', 'json']),
		await run(['revoke', '--yes', ids[0]!, ids[1]!, '-o', 'json']),
	];
	t.deepEqual(
		documents.flatMap(({stdout}) => problems('revoke', stdout)),
		[],
	);
	t.deepEqual(problemsOfLines('key', (await run(['revoke', '--yes', ids[2]!, ids[3]!, '-o', 'jsonl'])).stdout), []);
});

test('recover: what waits, secrets, revoked keys, and the notice of other commands', async (t) => {
	const {run, interrupted} = await workplace(t);
	await interrupted('first');
	const waiting = await run(['recover', '--dry-run', '-o', 'json']);
	t.deepEqual(problems('recover', waiting.stdout), []);
	t.deepEqual(problemsOfLines('recover-line', (await run(['recover', '--dry-run', '-o', 'jsonl'])).stdout), []);
	const list = await run(['list', ...inTenant, '-o', 'json']);
	t.deepEqual(problemsOfLines('notice', list.stderr), []);
	t.deepEqual(problems('recover', (await run(['recover', '-o', 'json'])).stdout), []);
	await interrupted('second');
	t.deepEqual(problems('recover', (await run(['recover', '--revoke', '-o', 'json'])).stdout), []);
	await interrupted('third');
	t.deepEqual(problemsOfLines('recover-line', (await run(['recover', '-o', 'jsonl'])).stdout), []);
	await interrupted('fourth');
	t.deepEqual(problemsOfLines('recover-line', (await run(['recover', '--revoke', '-o', 'jsonl'])).stdout), []);
});

test('commands catalog: a document, lines, and the same as YAML', async (t) => {
	const document = await phywareHere(['commands', 'catalog', '--output', 'json']);
	t.deepEqual([document.exitCode, document.stderr], [0, '']);
	t.deepEqual(problems('catalog', document.stdout), []);
	t.deepEqual(JSON.parse(document.stdout), catalogOf(tree, version));
	t.deepEqual(problemsOfLines('command', (await phywareHere(['commands', 'catalog', '-o', 'jsonl'])).stdout), []);
	t.deepEqual(parse((await phywareHere(['commands', 'catalog', '-o', 'yaml'])).stdout), JSON.parse(document.stdout));
	const table = await phywareHere(['commands', 'catalog']);
	t.regex(
		table.stdout,
		/^phyware cloud keys create +Create an API key for a tenant: mint a new key and show its secret once\.$/m,
	);
});

const list = 'list --tenant-id ten_test01';
const create = 'create --tenant-id ten_test01 --name taken';
const failures: ReadonlyArray<readonly [code: string, cause: string, argv: string, env?: Record<string, string>]> = [
	['VALIDATION', 'a flag is missing', 'list'],
	['VALIDATION', 'a value is malformed', `${create} --expires yesterday`],
	['UNAUTHENTICATED', 'no credential', list, {PHYCLOUD_API_KEY: ''}],
	['UNAUTHENTICATED', 'an unknown credential', list, {PHYCLOUD_API_KEY: 'phk_test_unknown'}],
	['FORBIDDEN', 'listing without the scope', list, {PHYCLOUD_API_KEY: 'reader'}],
	['FORBIDDEN', 'creating without the scope', create, {PHYCLOUD_API_KEY: 'reader'}],
	['NOT_FOUND', 'no such tenant', 'list --tenant-id ten_nowhere'],
	['NOT_FOUND', 'no tenant to create in', 'create --tenant-id ten_nowhere --name n'],
	['NOT_FOUND', 'none of several keys', 'revoke --yes key_nowhere key_nobody'],
	['CONFLICT', 'the name is taken', create],
	['CONNECTION', 'no server listens', list, {PHYCLOUD_URL: 'http://127.0.0.1:9'}],
];

for (const [code, cause, line, env] of failures) {
	test(`${code}, ${cause}: the error is valid by its schema, and the catalog has it`, async (t) => {
		const {environment, addKey} = await installation(t);
		addKey({name: 'taken'});
		const reader = addKey({name: 'reader', scopes: ['read:events']});
		const own = env?.['PHYCLOUD_API_KEY'] === 'reader' ? {PHYCLOUD_API_KEY: reader.secret} : env;
		const argv = ['cloud', 'keys', ...line.split(' ')];
		const {exitCode, stdout, stderr} = await phywareHere([...argv, '-o', 'json'], {env: {...environment, ...own}});
		t.is(stdout, '');
		t.deepEqual(problemsOfLines('error', stderr), []);
		const codes = stderr.match(/(?<="code":")\w+/g)!;
		t.deepEqual([...new Set(codes)], [code]);
		const name = `phyware ${argv.slice(0, 3).join(' ')}`;
		const {errors} = catalogOf(tree, version).commands.find((command) => command.name === name)!;
		t.is(errors.find((error) => error.code === code)?.exit_code, exitCode!);
	});
}
