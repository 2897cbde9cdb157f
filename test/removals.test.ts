import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {removals} from '../scripts/removals.js';
import {root} from './helpers/run.js';

test('each defense that can be taken out stands where it is said to, once, and names a file of tests', async (t) => {
	t.true(removals.length > 100);
	for (const {defense, file, text, test: guard} of removals) {
		t.is((await readFile(path.join(root, file), 'utf8')).split(text).length, 2, defense);
		t.true((await readFile(path.join(root, guard), 'utf8')).includes("from 'ava'"), defense);
	}
});
