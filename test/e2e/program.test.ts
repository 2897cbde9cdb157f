import path from 'node:path';
import test from 'ava';
import {phyware as tree} from '../../source/commands/tree.js';
import {walk} from '../../source/commands/command/walk.js';
import {version} from '../../source/core/version.js';
import {installation} from '../helpers/emulator.js';
import {phyware, program, root, shell} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

for (const {path: words, definition} of walk(tree)) {
	test(`${words.join(' ')} --help tells all there is to know`, async (t) => {
		const {exitCode, stdout, stderr} = await phyware([...words.slice(1), '--help']);
		t.deepEqual([exitCode, stderr], [0, '']);
		t.true(stdout.startsWith(`${`Usage: ${words.join(' ')} ${definition.usage}`.trimEnd()}\n`));
		const text = stdout.replaceAll(/\s+/g, ' ');
		for (const {name, summary, required, environment, ...option} of definition.options ?? []) {
			t.true(text.includes(`--${name}`), name);
			t.true(text.includes(summary), name);
			t.true(!required || text.includes(`${summary} [required`), name);
			const absent = option.otherwise ?? option.default;
			t.true(absent === undefined || text.includes(`default: ${absent}`), name);
			t.true(environment === undefined || text.includes(`env: ${environment}`), name);
		}

		const examples = definition.examples ?? [];
		t.true(examples.length > 1);
		t.true(examples.slice(0, 2).every(({command}) => stdout.includes(command)));
		t.is(stdout.includes('phyware help exit-codes'), definition.load !== undefined || words.at(-1) === 'help');
	});
}

test('a group without a command prints its help', async (t) => {
	const {exitCode, stdout} = await phyware(['cloud']);
	t.is(exitCode, 0);
	t.regex(stdout, /^Usage: phyware cloud /);
});

test('--version prints the version', async (t) => {
	const {exitCode, stdout} = await phyware(['--version']);
	t.deepEqual([exitCode, stdout], [0, `${version}\n`]);
});

test('an old Node gets one clear line and exit code 1', async (t) => {
	const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.19.5"})';
	const {exitCode, stdout, stderr} = await shell(`node --import '${old}' ${program} --version`);
	t.deepEqual([exitCode, stdout, stderr], [1, '', 'phyware needs Node.js 22.21 or later; this is 20.19.5.\n']);
});

test('keys --demo without a terminal prints the demo tenant’s keys', async (t) => {
	const {exitCode, stdout, stderr} = await phyware(['cloud', 'keys', '--demo']);
	t.deepEqual([exitCode, stderr], [0, '']);
	t.is(stdout.trimEnd().split('\n').length, 24);
	t.regex(stdout, /key_abc123/);
});

test('--demo works on every verb', async (t) => {
	const [list, create, revoke] = await Promise.all([
		phyware(['cloud', 'keys', 'list', '--demo', '--tenant-id', 'ten_blueh4', '-o', 'json']),
		phyware(['cloud', 'keys', 'create', '--demo', '--tenant-id', 'ten_abc123', '--name', 'n', '--secret-only']),
		phyware(['cloud', 'keys', 'revoke', '--demo', 'key_abc123']),
	]);
	t.is((JSON.parse(list.stdout) as {keys: unknown[]}).keys.length, 9);
	t.regex(create.stdout, /^phk_test_/);
	t.is(revoke.stdout, 'key_abc123 revoked: docs-walkthrough\n');
});

test('keys with a tenant, without a terminal, prints what list prints', async (t) => {
	const [group, verb] = await Promise.all([
		phyware(['cloud', 'keys', '--demo', '--tenant-id', 'ten_blueh4', '-o', 'jsonl']),
		phyware(['cloud', 'keys', 'list', '--demo', '--tenant-id', 'ten_blueh4', '-o', 'jsonl']),
	]);
	const namesOf = (stdout: string) => stdout.match(/"name":"[^"]+"/g);
	t.is(namesOf(group.stdout)?.length, 9);
	t.deepEqual(namesOf(group.stdout), namesOf(verb.stdout));
});

test('npm start is the session on the demo installation', async (t) => {
	const {default: manifest} = (await import('../../package.json', {with: {type: 'json'}})) as {
		default: {scripts: Record<string, string>};
	};
	t.is(manifest.scripts['start'], 'node dist/cli.js cloud keys --demo');
});

/** The keys of the demo tenant that a shell sees after some lines. */
async function countKeys(lines: string): Promise<number> {
	const {stdout} = await shell(`${lines}\nphyware cloud keys list --tenant-id ten_abc123 -o jsonl | wc -l`);
	return Number(stdout);
}

test('the emulator prints what points a shell at it, serves it, and stops cleanly on both signals', async (t) => {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		const {exitCode, stdout, stderr} = await phyware(['cloud', 'emulator', '--port', '0'], {
			onStart(child) {
				child.stdout!.once('data', (chunk: Buffer) => {
					const exports = chunk.toString().replaceAll(/^(?! {2}export).*$/gm, '');
					void countKeys(exports).then((count) => {
						t.is(count, 23);
						child.kill(signal);
					});
				});
			},
		});
		t.is(exitCode, signal === 'SIGINT' ? 130 : 143);
		t.regex(stdout, /PhyCloud emulator on http:\/\/127\.0\.0\.1:\d+, in memory: nothing is saved\. Ctrl-C stops it\./);
		t.is(stderr, signal === 'SIGINT' ? 'Interrupted.\n' : 'Terminated.\n');
	}
});

test('the emulator says in plain words why it cannot start', async (t) => {
	const {address} = await installation(t);
	const taken = await phyware(['cloud', 'emulator', '--port', address.port]);
	t.is(taken.exitCode, 1);
	t.regex(
		taken.stderr,
		new RegExp(String.raw`^error: Port ${address.port} on 127\.0\.0\.1 is taken\.\n[^]*--port \d+\n$`),
	);
	const unreadable = await phyware(['cloud', 'emulator', '--port', '0', '--data', program]);
	t.is(unreadable.exitCode, 4);
	t.regex(unreadable.stderr, /^error: The data file ".*cli\.js" cannot be opened\.\n/);
	const wrong = await phyware(['cloud', 'emulator', '--port', '99999']);
	t.is(wrong.exitCode, 4);
	t.regex(wrong.stderr, /^error: invalid value "99999" for --port/);
});

test('--data keeps the installation from one run to the next', async (t) => {
	const file = path.join(temporaryFolder(), 'phycloud.db');
	const counts: number[] = [];
	for (const more of ['', 'phyware cloud keys create --tenant-id ten_abc123 --name kept >&2']) {
		await phyware(['cloud', 'emulator', '--port', '0', '--data', file], {
			onStart(child) {
				child.stdout!.once('data', (chunk: Buffer) => {
					const exports = chunk.toString().replaceAll(/^(?! {2}export).*$/gm, '');
					void countKeys(`${exports}\n${more}`).then((count) => {
						counts.push(count);
						child.kill('SIGTERM');
					});
				});
			},
		});
	}

	t.deepEqual(counts, [23, 24]);
});

test('bin/phyware is the program of a checkout, wherever it is called', async (t) => {
	const {exitCode, stdout} = await shell(`${path.join(root, 'bin/phyware')} --version`, {cwd: temporaryFolder()});
	t.deepEqual([exitCode, stdout], [0, `${version}\n`]);
});
