/**
Takes each defence out in turn, in a copy of the project, and shows that a test fails without it.

Run it with `npm run removal`, or `npm run removal -- WORD…` for those whose name has one of the words.
*/
import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {transform} from 'esbuild';
import {execa} from 'execa';
import {type Removal, removals} from './removals.js';

const copied = ['source', 'test', 'scripts', 'docs', 'package.json', 'tsconfig.json', 'readme.md'];

const words = process.argv.slice(2);
const chosen = removals.filter(({defence}) => words.length === 0 || words.some((word) => defence.includes(word)));
const folder = await mkdtemp(path.join(tmpdir(), 'phyware-removal-'));
const start = performance.now();
let held = 0;
try {
	for (const name of copied) {
		await cp(name, path.join(folder, name), {recursive: true});
	}

	await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
	for (const removal of chosen) {
		await textWithout(removal);
	}

	// What fails anyway would show nothing.
	const failing = await failingTest(chosen);
	if (failing !== undefined) {
		throw new Error(`A test fails with every defence in its place: ${failing}`);
	}

	for (const removal of chosen) {
		const since = performance.now();
		const catching = await without(removal, async () => failingTest([removal]));
		held += catching === undefined ? 0 : 1;
		console.log(`${catching === undefined ? 'NOT CAUGHT' : 'caught'}  ${removal.defence}  ${secondsSince(since)}`);
		if (catching !== undefined) {
			console.log(`        by: ${catching}`);
		}
	}
} finally {
	await rm(folder, {recursive: true, force: true});
}

console.log(`${held} of ${chosen.length} removals are caught by a test. ${secondsSince(start)}`);
process.exitCode = held === chosen.length && held > 0 ? 0 : 1;

/** The text of the file without the defence. Throws if that is not what it takes out, or no program is left. */
async function textWithout({defence, file, text, instead}: Removal): Promise<{before: string; after: string}> {
	const before = await readFile(path.join(folder, file), 'utf8');
	if (before.split(text).length !== 2) {
		throw new Error(`${defence}: ${file} does not hold exactly once: ${text}`);
	}

	const after = before.replace(text, () => instead);
	await transform(after, {loader: file.endsWith('x') ? 'tsx' : 'ts', sourcefile: file});
	return {before, after};
}

async function without<Value>(removal: Removal, work: () => Promise<Value>): Promise<Value> {
	const whole = path.join(folder, removal.file);
	const {before, after} = await textWithout(removal);
	await writeFile(whole, after);
	try {
		return await work();
	} finally {
		await writeFile(whole, before);
	}
}

/** The title of the first of the tests that fails; `undefined` if all of them pass. */
async function failingTest(guarded: ReadonlyArray<Pick<Removal, 'test' | 'title'>>): Promise<string | undefined> {
	const options = {cwd: folder, preferLocal: true} as const;
	const files = new Set(guarded.map(({test}) => test));
	if (files.values().some((file) => file.startsWith('test/e2e/'))) {
		// These run the built program.
		await execa('tsx', ['scripts/build.ts'], options);
	}

	const titles = new Set(guarded.map(({title}) => `--match=${title}`));
	const {failed, stdout} = await execa('ava', ['--tap', '--fail-fast', '--timeout=30s', ...titles, ...files], {
		...options,
		reject: false,
	});
	// A program that is broken altogether, or a test that is not there, shows nothing about a defence.
	if (/^# tests 0$/m.test(stdout) || /\b(?:Reference|Syntax)Error\b/.test(stdout)) {
		throw new Error(`The tests did not run: ${[...titles, ...files].join(' ')}\n${stdout}`);
	}

	return failed ? (/^not ok \d+ - (.*)$/m.exec(stdout)?.[1] ?? 'the time that there is') : undefined;
}

function secondsSince(since: number): string {
	return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
