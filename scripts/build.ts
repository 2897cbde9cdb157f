/** Bundles the program into `dist/`: ESM, minified, in pieces, so that what a command does not need is not loaded. */
import {mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {build, type OutputAsset, type OutputChunk} from 'rolldown';
import {licensesOf} from './licenses.js';
import {unusedChanges} from './bundling.js';
import {program} from './program.js';

// Only once all is well does what was built before go.
const {output} = await build({...program, write: false});
const unused = unusedChanges();
if (unused.length > 0) {
	throw new Error(`These changes of scripts/package-changes.ts match nothing any more: ${unused.join(', ')}.`);
}

const chunks = output.filter((file) => file.type === 'chunk');
const files: ReadonlyArray<readonly [name: string, content: string | Uint8Array]> = [
	...output.map((file) => [file.fileName, contentOf(file)] as const),
	['licenses.txt', await licensesOf(chunks.flatMap(({moduleIds}) => moduleIds))],
];
await rm('dist', {recursive: true, force: true});
await mkdir('dist');
await Promise.all(files.map(async ([name, content]) => writeFile(path.join('dist', name), content)));

function contentOf(file: OutputAsset | OutputChunk): string | Uint8Array {
	if (file.type === 'chunk') {
		return file.code;
	}

	if (!file.fileName.endsWith('.map')) {
		return file.source;
	}

	// The maps name the places; what stands there is in the repository.
	const {sourcesContent, ...map} = JSON.parse(String(file.source)) as Record<string, unknown>;
	return JSON.stringify(map);
}
