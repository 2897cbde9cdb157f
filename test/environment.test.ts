import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {environmentVariables} from '../source/commands/help/environment.js';
import {sharedOptions} from '../source/commands/options/connection.js';
import {root} from './helpers/run.js';

const told = new Set(environmentVariables.flatMap(([names]) => names.split(', ')));

/** What every system, terminal and shell sets: it needs no documentation. */
const usual = new Set([
	'HOME',
	'PATH',
	'_',
	'APPDATA',
	'LOCALAPPDATA',
	'TERM',
	'LANG',
	'LC_ALL',
	'LC_CTYPE',
	'INK_SCREEN_READER',
]);

test('every environment variable that the program asks for is told of', (t) => {
	const files = globSync('source/**/*.{ts,tsx}', {cwd: root});
	const asked = files.flatMap((file) =>
		Array.from(
			readFileSync(path.join(root, file), 'utf8').matchAll(/\b(?:environment|env)\['([A-Z_]+)'\]/g),
			([, name]) => name!,
		),
	);
	t.true(asked.length > 10);
	t.deepEqual(
		asked.filter((name) => !usual.has(name) && !told.has(name)),
		[],
	);
	t.deepEqual(
		sharedOptions.flatMap(({environment = []}) => environment).filter((name) => !told.has(name)),
		[],
	);
});
