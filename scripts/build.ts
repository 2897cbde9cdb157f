/** Bundles the program into `dist/`: ESM, minified, in pieces, so that what a command does not need is not loaded. */
import {readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {build} from 'rolldown';
import {licensesOf} from './licenses.js';
import {program} from './program.js';

await rm('dist', {recursive: true, force: true});
const {output} = await build(program);
const chunks = output.filter((file) => file.type === 'chunk');
await writeFile('dist/licenses.txt', await licensesOf(chunks.flatMap(({moduleIds}) => moduleIds)));
// The maps name the places; what stands there is in the repository.
const maps = output.map(({fileName}) => fileName).filter((name) => name.endsWith('.map'));
for (const name of maps) {
	const file = path.join('dist', name);
	const {sourcesContent, ...map} = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	await writeFile(file, JSON.stringify(map));
}
