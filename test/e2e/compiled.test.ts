import {mkdirSync, readdirSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {phyware} from '../helpers/run.js';
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
	linuxTest(`${what}, what is compiled is kept where nobody else can put anything`, async (t) => {
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
	t.deepEqual(own, ['here']);
	t.deepEqual(shared, []);
});
