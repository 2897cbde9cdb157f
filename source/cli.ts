#!/usr/bin/env node
import {harden} from './harden.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 21)) {
	process.stderr.write(`phyware needs Node.js 22.21 or later; this is ${process.versions.node}.\n`);
	process.exitCode = 1;
} else if (harden(process)) {
	const {keepCompiled} = await import('./compiled.js');
	keepCompiled(process);
	const {main} = await import('./main.js');
	process.exitCode = await main(process.argv.slice(2), process);
} else {
	process.exitCode = 4;
}
