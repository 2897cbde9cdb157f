import path from 'node:path';
import {type BuildOptions, type Plugin} from 'esbuild';

/**
Ink measures every row of every frame, several times: with `string-width` that is most of a frame.

Its packages get a `string-width` that knows the common case; `source/terminal/string-width.ts` itself gets the real one.
*/
const fastStringWidth: Plugin = {
	name: 'fast-string-width',
	setup(build) {
		const replacement = path.resolve('source/terminal/string-width.ts');
		build.onResolve({filter: /^string-width$/}, ({importer}) =>
			importer === replacement ? undefined : {path: replacement},
		);
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
