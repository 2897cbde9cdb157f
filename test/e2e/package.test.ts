import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {installation} from '../helpers/emulator.js';
import {root, testEnvironment} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {openTerminal} from '../helpers/terminal.js';

const prefix = temporaryFolder();
const elsewhere = temporaryFolder();
const program = path.join(prefix, 'bin/phyware');
const installed = path.join(prefix, 'lib/node_modules/phyware');
// No registry is asked: the package needs nothing beside itself.
const npm = {
	env: {
		npm_config_offline: 'true',
		npm_config_prefix: prefix,
		npm_config_cache: path.join(prefix, 'cache'),
		npm_config_update_notifier: 'false',
		// What a person answers who is asked by npx.
		npm_config_yes: 'true',
	},
	shell: true,
};
let packed: ReadonlyArray<{readonly path: string}> = [];

/** The commands of the readme's section on how to install the package. */
async function installCommands(): Promise<{readonly install: string; readonly once: string}> {
	const readme = await readFile(path.join(root, 'readme.md'), 'utf8');
	const [, section] = /^## Install\n(.*?)^## /ms.exec(readme)!;
	const [, install] = /^npm install && npm pack\n(npm install -g .*)$/m.exec(section!)!;
	const [, once] = /`(npx \S+\.tgz)/.exec(section!)!;
	return {install: install!, once: once!};
}

const commands = await installCommands();

// What a person gets who follows the readme, with nothing of this repository beside it.
test.before(async () => {
	const pack = `npm pack --json --ignore-scripts --pack-destination '${prefix}'`;
	const {stdout} = await execa(pack, {...npm, cwd: root});
	[{files: packed}] = JSON.parse(stdout) as [{files: typeof packed}];
	await execa(commands.install, {...npm, cwd: prefix});
});

async function run(env: Record<string, string>, ...argv: string[]) {
	return execa(program, argv, {cwd: elsewhere, env: testEnvironment(env), extendEnv: false});
}

test('the package holds the program and its documents, and nothing else', (t) => {
	const kinds = packed.map(({path: file}) =>
		file
			.replace(/^dist\/.*\.js(\.map)?$/, 'dist/*.js$1')
			.replace(/^docs\/schemas\/[\w-]+\.json$/, 'docs/schemas/*.json'),
	);
	t.deepEqual([...new Set(kinds)].toSorted(), [
		'dist/*.js',
		'dist/*.js.map',
		'dist/licenses.txt',
		'docs/openapi.json',
		'docs/phyware-cloud-keys.1',
		'docs/schemas/*.json',
		'license',
		'package.json',
		'readme.md',
	]);
});

test('the package depends on nothing but, where it can be had, the library for the credential store, and runs nothing when it is installed', async (t) => {
	const manifest = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as {
		scripts: Record<string, string>;
		optionalDependencies: Record<string, string>;
	};
	t.false('dependencies' in manifest || 'peerDependencies' in manifest);
	t.deepEqual(Object.keys(manifest.optionalDependencies), ['@napi-rs/keyring']);
	t.deepEqual(
		Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?install$/.test(name)),
		[],
	);
});

test('npx runs the packed file without installing it', async (t) => {
	const {stdout} = await execa(`${commands.once} --version`, {...npm, cwd: prefix});
	t.regex(stdout, /^\d+\.\d+\.\d+$/);
});

test('npm puts the manual page where man looks for it', async (t) => {
	const page = await readFile(path.join(prefix, 'share/man/man1/phyware-cloud-keys.1'), 'utf8');
	t.is(page, await readFile(path.join(root, 'docs/phyware-cloud-keys.1'), 'utf8'));
});

test('from another folder the installed program creates, lists, revokes and recovers', async (t) => {
	const {environment} = await installation(t);
	const created = await run(
		environment,
		'cloud',
		'keys',
		'create',
		'--tenant-id',
		'ten_test01',
		'--name',
		'packed',
		'-o',
		'json',
	);
	const {key} = JSON.parse(created.stdout) as {key: {id: string; secret: string}};
	t.regex(key.secret, /^phk_test_/);
	for (const format of ['table', 'json', 'jsonl', 'yaml']) {
		const {stdout} = await run(environment, 'cloud', 'keys', 'list', '--tenant-id', 'ten_test01', '-o', format);
		t.true(stdout.includes(key.id), format);
	}

	t.regex((await run(environment, 'cloud', 'keys', 'revoke', key.id)).stdout, /revoked: packed$/);
	t.regex((await run(environment, 'cloud', 'keys', 'recover')).stderr, /^No pending creates at /);
	t.regex((await run({}, '--version')).stdout, /^\d+\.\d+\.\d+$/);
	t.regex((await run({}, 'cloud', 'keys', '--help')).stdout, /Usage: phyware cloud keys/);
});

test('from another folder the installed session shows the demo', async (t) => {
	const terminal = openTerminal(t, ['cloud', 'keys', '--demo', '--tenant-id', 'ten_abc123'], {
		command: [process.execPath, program],
		cwd: elsewhere,
	});
	await terminal.shows(/ingest-gateway/);
	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
});
