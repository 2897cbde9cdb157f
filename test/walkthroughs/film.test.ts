import test from 'ava';
import {stripOf} from '../../scripts/walkthroughs/film.js';

test('a strip has nothing twice, and changes only where something does', (t) => {
	const moments = [
		{at: 0, value: 'a'},
		{at: 1, value: 'a'},
		{at: 2, value: 'b'},
		{at: 3, value: 'a'},
	];
	t.deepEqual(stripOf(moments), {
		versions: ['a', 'b'],
		changes: [
			{at: 0, version: 0},
			{at: 2, version: 1},
			{at: 3, version: 0},
		],
	});
});

test('of what a strip shows at one moment, the last counts', (t) => {
	const moments = [
		{at: 0, value: 'a'},
		{at: 1, value: 'b'},
		{at: 1, value: 'a'},
	];
	t.deepEqual(stripOf(moments).changes, [{at: 0, version: 0}]);
});
