/**
Runs the tests on each version of Node that the program supports: `npm run nodes [-- VERSION…]`.

Each comes from the npm registry and is kept in npm's cache. Linting, types and coverage say the same on every version and are left to `npm test`.
*/
import {spawnSync} from 'node:child_process';
import process from 'node:process';

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24', '26'];
const outcomes = versions.map((version) => {
	console.log(`\nNode ${version}`);
	// The version comes first on the PATH: what the tests start runs on it, too.
	const {status} = spawnSync(
		'npm',
		['exec', '--yes', `--package=node@${version}`, '--', 'node', 'node_modules/ava/entrypoints/cli.mjs'],
		{stdio: 'inherit'},
	);
	return {version, isGreen: status === 0};
});

console.log();
for (const {version, isGreen} of outcomes) {
	console.log(`Node ${version}: ${isGreen ? 'all tests passed' : 'tests failed'}`);
}

process.exitCode = outcomes.every(({isGreen}) => isGreen) ? 0 : 1;
