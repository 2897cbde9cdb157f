import {existsSync, readFileSync} from 'node:fs';
import test from 'ava';
import {loadRemovals} from '../scripts/removal/all-removals.js';
import {findPattern} from '../scripts/removal/find-pattern.js';

const removals = await loadRemovals('build/test/**/removals.js');

test('there are removals', (t) => {
	t.true(removals.length > 100);
});

test('the safeguard of each removal is in its file exactly once, and its tests exist', (t) => {
	const stale = removals.filter(
		({file, text, test: tests}) =>
			!existsSync(tests) || !existsSync(file) || findPattern(readFileSync(file, 'utf8'), text, file).length !== 1,
	);
	t.deepEqual(
		stale.map(({defense}) => defense),
		[],
	);
});
