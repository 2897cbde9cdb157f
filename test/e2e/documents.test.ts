import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {root, shell} from '../helpers/run.js';
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

const blocks = await shellBlocks();
const endless = /^.*(?:cloud emulator|--watch).*$/gm;

test('there are blocks to run', (t) => {
	t.true(blocks.length > 8);
});

for (const {file, line, text} of blocks) {
	// The readme's two commands are what runs this test, and what the end-to-end tests start; the package's test installs it.
	if (text.startsWith('npm install')) {
		continue;
	}

	test(`${file}:${line} runs as it is written`, async (t) => {
		const {environment} = await installation(t, {seed: 'demo'});
		const where = {env: environment, cwd: temporaryFolder()};
		const {exitCode, stderr: told} = await shell(`set -e\n${text.replaceAll(endless, '')}`, where);
		t.is(exitCode, 0, told);
		t.notRegex(told, /"error"|^error:/m);
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
