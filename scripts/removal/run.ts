/**
Removes each safeguard in turn, in a copy of the project, and expects a test to fail without it.

Run it with `npm run removal`, or `npm run removal -- WORD…` for those whose name has one of the words. The removals are in `removals.ts` beside the tests. One whose pattern is not found exactly once is reported, and the run fails at its end.
*/
import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';
import {loadRemovals} from './all-removals.js';
import {findPattern} from './find-pattern.js';
import {type Removal} from './removal.js';

const copied = ['source', 'test', 'scripts', 'docs', 'package.json', 'ava.config.js', 'tsconfig.json', 'readme.md'];

/** What it means for a removal that its tests failed, passed or did not run. */
const verdicts = {failed: 'caught    ', passed: 'NOT CAUGHT', broken: 'NOT TRIED '} as const;

const removals = await loadRemovals('test/**/removals.ts');
const words = process.argv.slice(2);
const chosen = removals.filter(({defense}) => words.length === 0 || words.some((word) => defense.includes(word)));
const folder = await mkdtemp(path.join(tmpdir(), 'phyware-removal-'));
const start = performance.now();
let held = 0;
try {
	for (const name of copied) {
		await cp(name, path.join(folder, name), {recursive: true});
	}

	await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
	const found: Removal[] = [];
	for (const removal of chosen) {
		try {
			await textWithout(removal);
			found.push(removal);
		} catch (error) {
			console.log(`${verdicts.broken}  ${removal.defense}\n            ${(error as Error).message}`);
		}
	}

	// What fails anyway would show nothing.
	const whole = await runTests(found);
	if (whole.outcome !== 'passed') {
		throw new Error(`With every defense in its place: ${whole.outcome}, ${whole.what}`);
	}

	for (const removal of found) {
		const since = performance.now();
		const {outcome, what} = await without(removal, async () => runTests([removal]));
		held += outcome === 'failed' ? 1 : 0;
		console.log(`${verdicts[outcome]}  ${removal.defense} (${secondsSince(since)})\n            ${what}`);
	}
} finally {
	await rm(folder, {recursive: true, force: true});
}

console.log(`${held} of ${chosen.length} removals are caught by a test. ${secondsSince(start)}`);
process.exitCode = held === chosen.length && held > 0 ? 0 : 1;

/** The text of the file as it is, and without the defense. */
async function textWithout({file, text, instead}: Removal): Promise<{before: string; after: string}> {
	const before = await readFile(path.join(folder, file), 'utf8');
	const matches = findPattern(before, text, file);
	if (matches.length !== 1) {
		throw new Error(`${file} has ${matches.length} matches of: ${text}`);
	}

	const [from, to] = matches[0]!;
	return {before, after: before.slice(0, from) + instead + before.slice(to)};
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

/** Runs the tests, and tells which was the first that failed. */
async function runTests(
	guarded: ReadonlyArray<Pick<Removal, 'test' | 'title'>>,
): Promise<{readonly outcome: keyof typeof verdicts; readonly what: string}> {
	const options = {cwd: folder, preferLocal: true, reject: false} as const;
	const files = new Set(guarded.map(({test}) => test));
	const builds = [
		['scripts/build-tests.ts', ...files],
		// These run the built program.
		...(files.values().some((file) => file.startsWith('test/e2e/')) ? [['scripts/build.ts']] : []),
	];
	for (const build of builds) {
		const {failed, stderr} = await execa('tsx', build, options);
		if (failed) {
			return {outcome: 'broken', what: stderr};
		}
	}

	const titles = new Set(guarded.map(({title}) => `--match=${title}`));
	const argv = ['--tap', '--fail-fast', '--timeout=12s', ...titles, ...files];
	const {failed, stdout} = await execa('ava', argv, options);
	// A program that does not run at all, or a test that is not there, shows nothing about a defense.
	if (/^# tests 0$/m.test(stdout) || /\b(?:Reference|Syntax|Transform)Error\b/.test(stdout)) {
		return {outcome: 'broken', what: stdout};
	}

	const title = /^not ok \d+ - (.*)$/m.exec(stdout)?.[1] ?? `in time: ${[...titles].join(' ')}`;
	return failed ? {outcome: 'failed', what: title} : {outcome: 'passed', what: [...titles, ...files].join(' ')};
}

function secondsSince(since: number): string {
	return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
