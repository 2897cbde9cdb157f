/**
Takes each defence out in turn, in a copy of the project, and shows that a test fails without it.

Run it with `npm run removal`, or `npm run removal -- WORD…` for those whose name has one of the words.
*/
import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {execa} from 'execa';
import {type Removal, removals} from './removals.js';

const copied = ['source', 'test', 'scripts', 'docs', 'package.json', 'tsconfig.json', 'readme.md'];

const words = process.argv.slice(2);
const chosen = removals.filter(({defence}) => words.length === 0 || words.some((word) => defence.includes(word)));
const folder = await mkdtemp(path.join(tmpdir(), 'phyware-removal-'));
let held = 0;
try {
	for (const name of copied) {
		await cp(name, path.join(folder, name), {recursive: true});
	}

	await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
	await build();
	// What fails anyway would show nothing.
	if (await testsFail({tests: [...new Set(chosen.flatMap(({tests}) => tests))]})) {
		throw new Error('The tests fail with every defence in its place: mend that first.');
	}

	for (const removal of chosen) {
		const isMissed = await without(removal, async () => testsFail(removal));
		held += isMissed ? 1 : 0;
		console.log(`${isMissed ? 'missed    ' : 'NOT MISSED'}  ${removal.defence}`);
	}
} finally {
	await rm(folder, {recursive: true, force: true});
}

console.log(`${held} of ${chosen.length} defences are missed by a test when they are gone.`);
process.exitCode = held === chosen.length ? 0 : 1;

async function without({file, text, instead, built = false}: Removal, work: () => Promise<boolean>): Promise<boolean> {
	const whole = path.join(folder, file);
	const before = await readFile(whole, 'utf8');
	if (before.split(text).length !== 2) {
		throw new Error(`${file} does not hold exactly once: ${text}`);
	}

	await writeFile(
		whole,
		before.replace(text, () => instead),
	);
	if (built) {
		await build();
	}

	try {
		return await work();
	} finally {
		await writeFile(whole, before);
		if (built) {
			await build();
		}
	}
}

async function testsFail({tests}: Pick<Removal, 'tests'>): Promise<boolean> {
	const {failed} = await execa('ava', ['--fail-fast', ...tests], {cwd: folder, preferLocal: true, reject: false});
	return failed;
}

async function build(): Promise<void> {
	await execa('tsx', ['scripts/build.ts'], {cwd: folder, preferLocal: true});
}
