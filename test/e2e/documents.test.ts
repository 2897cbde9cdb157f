import {mkdirSync, writeFileSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {testWith} from '../helpers/installed.js';
import {openKeyring} from '../helpers/keyring.js';
import {root, shell, testEnvironment} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

type Block = {readonly file: string; readonly line: number; readonly text: string};

/** What a person would copy out of the documents: the blocks that are marked as shell. */
async function shellBlocks(): Promise<Block[]> {
	const files = [
		'readme.md',
		...(await readdir(path.join(root, 'docs'))).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`),
	];
	const blocks = await Promise.all(
		files.map(async (file) => {
			const whole = await readFile(path.join(root, file), 'utf8');
			return whole
				.matchAll(/^```sh\n(.*?)^```$/gms)
				.map((match) => ({file, line: whole.slice(0, match.index).split('\n').length, text: match[1]!}))
				.toArray();
		}),
	);
	return blocks.flat();
}

/** A folder with stand-ins for the programs that secrets are delivered to: each keeps what it got. */
function standIns(cwd: string): string {
	const folder = path.join(cwd, 'bin');
	mkdirSync(folder);
	for (const name of ['gh', 'glab', 'kubectl', 'vault', 'aws', 'op', 'wrangler']) {
		const script = '#!/bin/sh\ncat > got.stdin\nprintf "%s\\n" "$@" > got.arguments\nenv > got.environment\n';
		writeFileSync(path.join(folder, name), script, {mode: 0o755});
	}

	return folder;
}

/** What is wrong with what a stand-in got: it must be the exact secret, on standard input alone. */
async function deliveryProblems(cwd: string): Promise<string[]> {
	const [secret, given, environment] = await Promise.all(
		['stdin', 'arguments', 'environment'].map(async (what) => readFile(path.join(cwd, `got.${what}`), 'utf8')),
	);
	return [
		...(/^phk_test_\w{49}$/.test(secret!) ? [] : ['It did not get the exact secret.']),
		...(given!.includes(secret!) ? ['The secret is among its arguments.'] : []),
		...(environment!.includes(secret!) ? ['The secret is in its environment.'] : []),
	];
}

const blocks = await shellBlocks();
const endless = /^.*(?:cloud emulator|--watch).*$/gm;

test('there are blocks to run', (t) => {
	t.true(blocks.length > 8);
});

/** What a person does who signs in: the installation is at hand under both names, and the key is what is asked for. */
function signingIn(text: string, {address, operator}: TestInstallation): string {
	const {port} = address;
	return text
		.replaceAll('https://staging.phycloud.example', `http://localhost:${port}`)
		.replaceAll(/https:\/\/phycloud\.example(?:\.com)?/g, `http://127.0.0.1:${port}`)
		.replaceAll(/^phyware auth login (?!.*--credential-command).*$/gm, `$& --with-token <<< ${operator}`);
}

const signIns = blocks.filter(({text}) => text.includes('phyware auth login'));
const others = blocks.filter((block) => !signIns.includes(block));

for (const {file, line, text} of signIns) {
	testWith(test, 'gnome-keyring-daemon', `${file}:${line} signs in as it is written`, async (t) => {
		const server = await installation(t, {seed: 'demo'});
		const cwd = temporaryFolder();
		const vault = standIns(cwd);
		writeFileSync(path.join(vault, 'op'), `#!/bin/sh\necho ${server.operator}\n`, {mode: 0o755});
		const {environment} = await openKeyring(t);
		const env = {...environment, HOME: cwd, PATH: `${vault}:${testEnvironment()['PATH']}`};
		const {exitCode, stderr} = await shell(`set -e\n${signingIn(text, server)}`, {env, cwd});
		t.is(exitCode, 0, stderr);
	});
}

for (const {file, line, text} of others) {
	// The readme's two commands are what runs this test, and what the end-to-end tests start; the package's test installs it.
	if (text.startsWith('npm install')) {
		continue;
	}

	test(`${file}:${line} runs as it is written`, async (t) => {
		const {environment} = await installation(t, {seed: 'demo'});
		const cwd = temporaryFolder();
		const where = {env: {...environment, PATH: `${standIns(cwd)}:${testEnvironment()['PATH']}`}, cwd};
		const {exitCode, stderr: told} = await shell(`set -e\n${text.replaceAll(endless, '')}`, where);
		t.is(exitCode, 0, told);
		t.notRegex(told, /"error"|^error:.*(?<!fits the secret\.)$/m);
		t.deepEqual(/^phyware .* -- \w+ /m.test(text) ? await deliveryProblems(cwd) : [], []);
		for (const [command] of text.matchAll(endless)) {
			const {stdout, stderr} = await shell(
				`timeout -s INT 4 ${command.replace('emulator', 'emulator --port 0')}`,
				where,
			);
			t.notRegex(stderr, /"error"|^error:/m);
			t.true(stdout.length > 0 || command.includes('--watch'));
		}
	});
}
