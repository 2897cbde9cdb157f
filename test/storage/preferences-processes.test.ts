import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import test from 'ava';
import {openPreferences} from '../../source/storage/stored-preferences.js';
import {root} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

test('what sessions remember side by side is all kept', async (t) => {
	const folder = temporaryFolder();
	// As many in all as are remembered at most.
	const shares = ['a', 'b', 'c', 'd'].map((writer) =>
		['1', '2', '3', '4', '5'].map((turn) => `https://${writer}${turn}.example/`),
	);
	const children = shares.map((addresses) => {
		const script = path.join(root, 'test/storage/preferences-writer.ts');
		const child = spawn(process.execPath, ['--import=tsx', script, folder, ...addresses], {
			stdio: ['pipe', 'pipe', 'inherit'],
			cwd: root,
		});
		t.teardown(() => child.kill('SIGKILL'));
		return child;
	});
	await Promise.all(children.map(async ({stdout}) => once(stdout, 'data')));
	const ended = Promise.all(children.map(async (child) => once(child, 'exit')));
	for (const {stdin} of children) {
		stdin.end('begin\n');
	}

	t.deepEqual(await ended, [
		[0, null],
		[0, null],
		[0, null],
		[0, null],
	]);
	t.deepEqual(openPreferences(folder).installations().toSorted(), shares.flat().toSorted());
});
