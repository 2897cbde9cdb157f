/**
Records the walkthroughs of `media/source/` into `media/`: `npm run walkthroughs [-- NAME…]`.

Without a change in what the program shows, the files stay the same byte for byte. Wants a program that is built.
*/
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import {walkthroughs} from '../media/source/walkthroughs.js';
import {backgrounds, record} from './walkthroughs/recordings.js';

const names = process.argv.slice(2);
const unknown = names.filter((name) => walkthroughs.every((walkthrough) => walkthrough.name !== name));
if (unknown.length > 0) {
	throw new Error(`There are the walkthroughs ${walkthroughs.map(({name}) => name).join(', ')}.`);
}

const chosen = walkthroughs.filter(({name}) => names.length === 0 || names.includes(name));
const start = performance.now();
const recorded = await pLimit(2).map(
	chosen.flatMap((walkthrough) => backgrounds.map((background) => ({walkthrough, background}))),
	async ({walkthrough, background}) => record(walkthrough, background),
);
const files = recorded.flatMap((recordings) => Object.entries(recordings));
await mkdir('media', {recursive: true});
for (const [file, picture] of files) {
	await writeFile(path.join('media', file), picture);
	console.log(`media/${file}: ${Math.ceil(Buffer.byteLength(picture) / 1000)} kB`);
}

console.log(`${Math.round((performance.now() - start) / 1000)} s`);
