import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import pLimit from 'p-limit';
import {walkthroughs} from '../media/source/walkthroughs.js';
import {backgrounds, record} from '../scripts/walkthroughs/recordings.js';
import {root} from './helpers/run.js';
import {unmeasured} from './helpers/unmeasured.js';

unmeasured();

/** Tests of a file start together; so many programs at once are enough for two cores. */
const limit = pLimit(3);

for (const walkthrough of walkthroughs) {
	for (const background of backgrounds) {
		test(`the walkthrough ${walkthrough.name} shows step by step what it promises, as its recordings do, on a ${background} terminal`, async (t) => {
			const recordings = Object.entries(await limit(record, walkthrough, background));
			t.is(recordings.length, 2);
			for (const [file, picture] of recordings) {
				const kept = await readFile(path.join(root, 'media', file), 'utf8').catch(() => undefined);
				t.true(picture === kept, `media/${file} shows something else: npm run walkthroughs`);
				t.true(picture.length < 400_000, `media/${file} is too large for a page`);
			}
		});
	}
}
