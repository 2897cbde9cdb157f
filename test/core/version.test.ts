import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {version} from '../../source/core/version.js';
import {root} from '../helpers/run.js';

test('the version is the one of the package', (t) => {
	const {version: expected} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {version: string};
	t.is(version, expected);
	t.regex(version, /^\d+\.\d+\.\d+/);
});
