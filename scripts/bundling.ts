import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {type BuildOptions, type Plugin} from 'esbuild';

const measuring = path.resolve('source/terminal/string-width.ts');

/**
Ink measures every row of every frame, several times: with `string-width` that is most of a frame.

Its packages get a `string-width` that knows the common case; `source/terminal/string-width.ts` itself gets the real one.
*/
const fastStringWidth: Plugin = {
	name: 'fast-string-width',
	setup(build) {
		build.onResolve({filter: /^string-width$/}, ({importer}) =>
			importer === measuring ? undefined : {path: measuring},
		);
		// A `require` that the bundler knows by its name is bundled, and carried out when it is called.
		build.onLoad({filter: /string-width\.ts$/}, async ({path: file}) => ({
			contents: (await readFile(file, 'utf8')).replace(/^const require = .*$/m, ''),
			loader: 'ts',
		}));
	},
};

/** How the program is bundled: the same for what is published and for what is measured. */
export const bundling = {
	bundle: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.21',
	minify: true,
	// Ink asks for React's developer tools, which are no part of the program.
	alias: {'react-devtools-core': './scripts/no-devtools.ts'},
	plugins: [fastStringWidth],
	define: {'process.env.NODE_ENV': '"production"'},
	// Bundled CommonJS packages still call `require` for Node's own modules.
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);",
	},
} as const satisfies BuildOptions;
