/** Bundles the program into `dist/`: ESM, minified, split so that what a command does not need is not loaded. */
import {rm} from 'node:fs/promises';
import {build} from 'esbuild';
import {bundling} from './bundling.js';

await rm('dist', {recursive: true, force: true});
await build({
	entryPoints: ['source/cli.ts'],
	outdir: 'dist',
	...bundling,
	splitting: true,
	sourcemap: true,
	sourcesContent: false,
	legalComments: 'none',
	logLevel: 'warning',
});
