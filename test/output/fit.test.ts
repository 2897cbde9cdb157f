import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {fitColumns, widthOf} from '../../source/output/fit.js';

const columns = [
	{name: 'a', width: 10, expendable: 0},
	{name: 'b', width: 8, expendable: 2},
	{name: 'c', width: 6, expendable: 1},
	{name: 'd', width: 4, expendable: 0},
];

test('columns stand side by side with two blanks between them', (t) => {
	t.is(widthOf(columns), 10 + 2 + 8 + 2 + 6 + 2 + 4);
	t.is(widthOf(columns.slice(0, 1)), 10);
});

const cases: ReadonlyArray<readonly [limit: number | undefined, shown: string]> = [
	[undefined, 'abcd'],
	[1000, 'abcd'],
	[34, 'abcd'],
	[33, 'acd'],
	[24, 'acd'],
	[23, 'ad'],
	[16, 'ad'],
	[15, 'ad'],
	[0, 'ad'],
];

for (const [limit, shown] of cases) {
	test(`${limit ?? 'without limit, all'} columns leave room for ${shown}`, (t) => {
		t.is(
			fitColumns(columns, limit)
				.map(({name}) => name)
				.join(''),
			shown,
		);
	});
}

test('columns of one priority go together', (t) => {
	const equal = columns.map((column) => ({...column, expendable: column.expendable === 0 ? 0 : 1}));
	t.is(fitColumns(equal, 33).length, 2);
});

const anyColumns = fc.array(fc.record({width: fc.nat(30), expendable: fc.nat(5)}), {minLength: 1, maxLength: 10});

test('what stays fits or cannot be dropped, keeps its order, and is less expendable than what went', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(anyColumns, fc.nat(200), (all, limit) => {
				const shown = fitColumns(all, limit);
				const dropped = all.filter((column) => !shown.includes(column));
				assert.deepEqual(
					shown,
					all.filter((column) => shown.includes(column)),
				);
				assert.ok(widthOf(shown) <= limit || shown.every(({expendable}) => expendable === 0));
				const least = Math.min(...dropped.map(({expendable}) => expendable));
				assert.ok(least > 0);
				assert.ok(shown.every(({expendable}) => expendable < least));
				const oneStepBack = all.filter(({expendable}) => expendable <= least);
				assert.ok(dropped.length === 0 || widthOf(oneStepBack) > limit);
			}),
			{numRuns: 1000},
		);
	});
});
