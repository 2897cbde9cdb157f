/**
Bundles the tests into `build/test/`, a file for each, with the source that they test: `ava` runs them from there. Files that are named are the only ones.

Each file of tests has a process of its own. From a few files, and compiled, it begins in a fifth of the time.
*/
import {globSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import process from 'node:process';
import {build, type OutputChunk, type Plugin} from 'rolldown';
import {input, output} from './bundling.js';

const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync('test/**/{*.test.{ts,tsx},removals.ts}');

/** The name of the package that a module comes from; `null` for one of ours. */
const packageOf = (id: string): string | null =>
	/^(?:@[^/]+\/)?([^/]+)\//.exec(id.split('/node_modules/').slice(1).at(-1) ?? '')?.[1] ?? null;

/** A package's modules lie together, and so does what stands in for packages, with what that imports: a file that imported one which imports it would begin before it. */
const groupOf = (id: string): string | null =>
	// What Ink only loads on demand.
	id.endsWith('/ink/build/devtools.js')
		? null
		: (packageOf(id) ?? (/\/scripts\/absent\/|\/(?:string-width|plain)\.ts$/.test(id) ? 'instead' : null));

/** Maps are for what is ours: each process that measures coverage writes down those of all that it has loaded. */
const ownMaps: Plugin = {
	name: 'own-maps',
	generateBundle(_, bundle) {
		const ofPackages = Object.values(bundle).filter(
			(file) => file.type === 'chunk' && file.moduleIds.every((id) => packageOf(id) !== null),
		);
		for (const file of ofPackages as OutputChunk[]) {
			file.code = file.code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
			Reflect.deleteProperty(bundle, `${file.fileName}.map`);
		}
	},
};

await rm('build', {recursive: true, force: true});
await build({
	...input,
	input: Object.fromEntries(files.map((file) => [file.replace(/\.tsx?$/, ''), file])),
	// They find files of their own beside them.
	external: ['ava', '@napi-rs/keyring', 'typescript', '@lydell/node-pty', 'jq-wasm', 'prettier', 'rolldown'],
	plugins: [input.plugins, ownMaps],
	preserveEntrySignatures: 'allow-extension',
	output: {
		...output,
		minify: false,
		dir: 'build',
		entryFileNames: '[name].js',
		chunkFileNames: 'shared/[name]-[hash].js',
		sourcemap: true,
		codeSplitting: {includeDependenciesRecursively: false, groups: [{name: groupOf, debugName: 'packages'}]},
	},
});
console.log(`${files.length} files of tests are built.`);
