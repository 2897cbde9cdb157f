/** Bundles the program into `dist/`: ESM, minified, in pieces, so that what a command does not need is not loaded. */
import {rm} from 'node:fs/promises';
import {build} from 'rolldown';
import {program} from './program.js';

await rm('dist', {recursive: true, force: true});
await build(program);
