import test from 'ava';
import fc from 'fast-check';
import {layoutOf, scrollTo, smallest} from '../../../source/tui/model/layout.js';
import {type ListMove, movedIndex} from '../../../source/tui/input/list-moves.js';

const anySize = fc.record({columns: fc.integer({min: 20, max: 300}), rows: fc.integer({min: 5, max: 100})});

test('header, body, message and footer take exactly the rows there are, at every size', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(anySize, (size) => {
				const {body, isRoomy, width} = layoutOf(size);
				return 3 + (isRoomy ? 2 : 0) + body === size.rows && body >= 1 && width === size.columns - 2;
			}),
			{numRuns: 1000},
		);
	});
});

test('blank lines stand between the parts where there is room for them', (t) => {
	t.like(layoutOf({columns: 80, rows: 11}), {isRoomy: true, body: 6});
	t.like(layoutOf({columns: 80, rows: 10}), {isRoomy: false, body: 7});
	t.deepEqual(layoutOf(smallest), {width: 18, body: 2, isRoomy: false});
});

test('a terminal of next to nothing still has a layout', (t) => {
	t.deepEqual(layoutOf({columns: 1, rows: 1}), {width: 1, body: 1, isRoomy: false});
});

const scrolls: ReadonlyArray<
	readonly [what: string, current: number, top: number, height: number, count: number, scrolled: number]
> = [
	['stays while the row is in sight', 5, 3, 5, 20, 3],
	['moves down by as little as can be', 8, 3, 5, 20, 4],
	['moves up to the row', 2, 3, 5, 20, 2],
	['leaves no blank rows at the end', 9, 9, 5, 10, 5],
	['begins at the top where all fit', 2, 2, 5, 4, 0],
	['begins at the top without rows', 0, 3, 5, 0, 0],
];

for (const [what, current, top, height, count, scrolled] of scrolls) {
	test(`a list ${what}`, (t) => {
		t.is(scrollTo(current, top, height, count), scrolled);
	});
}

test('the current row is in sight and no row is wasted, from wherever the list stood', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.integer({min: 1, max: 200}), fc.nat(), fc.nat(250), fc.integer({min: 1, max: 100}), (...given) => {
				const [count, choice, top, height] = given;
				const current = choice % count;
				const scrolled = scrollTo(current, top, height, count);
				return scrolled <= current && current < scrolled + height && scrolled <= Math.max(0, count - height);
			}),
		);
	});
});

const moves: ReadonlyArray<readonly [move: ListMove, index: number, count: number, moved: number]> = [
	['up', 3, 10, 2],
	['up', 0, 10, 0],
	['down', 3, 10, 4],
	['down', 9, 10, 9],
	['page-up', 7, 10, 3],
	['page-up', 2, 10, 0],
	['page-down', 3, 10, 7],
	['page-down', 8, 10, 9],
	['first', 5, 10, 0],
	['last', 5, 10, 9],
	['down', -1, 0, 0],
	['last', -1, 0, 0],
	['up', -1, 3, 0],
	['down', -1, 3, 0],
];

for (const [move, index, count, moved] of moves) {
	test(`${move} from row ${index} of ${count}, four to a screen, leads to ${moved}`, (t) => {
		t.is(movedIndex(move, index, count, 4), moved);
	});
}
