/** Bundles the program into `dist/`: ESM, minified, split so that what a command does not need is not loaded. */
import {rm} from 'node:fs/promises';
import {build} from 'esbuild';

await rm('dist', {recursive: true, force: true});
await build({
	entryPoints: ['source/cli.ts'],
	outdir: 'dist',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.21',
	minify: true,
	sourcemap: true,
	sourcesContent: false,
	legalComments: 'none',
	// Ink asks for React's developer tools, which are no part of the program.
	alias: {'react-devtools-core': './scripts/no-devtools.ts'},
	define: {'process.env.NODE_ENV': '"production"'},
	// Bundled CommonJS packages still call `require` for Node's own modules.
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);",
	},
	logLevel: 'warning',
});
