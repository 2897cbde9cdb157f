import {chmodSync, chownSync, mkdirSync, readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {phyware, shell} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

/** What a run leaves behind in a home, and in the folder that everybody may write to. */
async function leavings(caches: (home: string) => string | undefined) {
	const [home, shared] = [temporaryFolder(), temporaryFolder()];
	const {exitCode} = await phyware(['--version'], {
		cwd: home,
		env: {HOME: home, TMPDIR: shared, XDG_CACHE_HOME: caches(home)},
	});
	return {exitCode, own: readdirSync(home, {recursive: true}).map(String), shared: readdirSync(shared)};
}

const linuxTest = process.platform === 'linux' ? test : test.skip;

for (const [what, caches, folder] of [
	['without a folder for caches', () => undefined, '.cache/phyware/compiled'],
	['with a folder for caches', (home: string) => path.join(home, 'caches'), 'caches/phyware/compiled'],
] as const) {
	linuxTest(`${what}, the compile cache is where no other user can write`, async (t) => {
		const {exitCode, own, shared} = await leavings(caches);
		t.is(exitCode, 0);
		t.true(own.some((file) => file.startsWith(`${folder}/`)));
		t.deepEqual(shared, []);
	});
}

linuxTest('a folder for caches that depends on where one stands is not used: what lies there is run', async (t) => {
	const {exitCode, own, shared} = await leavings((home) => {
		mkdirSync(path.join(home, 'here'));
		return 'here';
	});
	t.is(exitCode, 0);
	t.false(own.some((file) => file.startsWith('here/')));
	t.true(own.some((file) => file.startsWith('.cache/phyware/compiled/')));
	t.deepEqual(shared, []);
});

/** The folders in a home that others may write to. */
function open(home: string): string[] {
	return readdirSync(home, {recursive: true})
		.map(String)
		.filter((name) => {
			const facts = statSync(path.join(home, name));
			return facts.isDirectory() && (facts.mode & 0o022) !== 0;
		});
}

for (const umask of ['000', '022', '077', '277']) {
	linuxTest(`with umask ${umask}, no other user may write to the compile cache`, async (t) => {
		const home = temporaryFolder();
		const {exitCode, stderr} = await shell(`umask ${umask}; phyware --version`, {env: {HOME: home}});
		t.is(exitCode, 0, stderr);
		t.true(readdirSync(path.join(home, '.cache/phyware/compiled')).length > 0);
		t.deepEqual(open(home), []);
	});
}

linuxTest('folders that others could write to are closed before anything in them is run', async (t) => {
	const home = temporaryFolder();
	const compiled = path.join(home, '.cache/phyware/compiled');
	mkdirSync(compiled, {recursive: true});
	chmodSync(path.dirname(compiled), 0o777);
	chmodSync(compiled, 0o777);
	const {exitCode} = await phyware(['--version'], {env: {HOME: home}});
	t.is(exitCode, 0);
	t.deepEqual(open(home), []);
	t.is(statSync(compiled).mode & 0o777, 0o700);
});

const rootTest = process.getuid?.() === 0 ? linuxTest : test.skip;

rootTest('nothing is stored in a folder of another user', async (t) => {
	const home = temporaryFolder();
	const compiled = path.join(home, '.cache/phyware/compiled');
	mkdirSync(compiled, {recursive: true});
	chownSync(compiled, 12_345, 12_345);
	const {exitCode} = await phyware(['--version'], {env: {HOME: home}});
	t.is(exitCode, 0);
	t.deepEqual(readdirSync(compiled), []);
});
