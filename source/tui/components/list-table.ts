import {fitColumns, widthOf} from '../../output/fit.js';
import {clip, measure, pad} from '../../terminal/measure.js';
import {join, type Printable, printable} from '../../terminal/printable.js';
import {type Role} from '../../terminal/theme.js';
import {type ListPlace} from '../model/list-place.js';
import {currentRow, type Theme} from './theme.js';

/** A column of a list; what has the highest `expendable` goes first where room is short. */
export type ListColumn<Row> = {
	readonly heading: Printable;
	readonly expendable: number;
	readonly cell: (row: Row) => readonly [Printable, Role];
};

const gutter = 2;

/** The heading of a list and the rows that are on the screen, the current one tinted. */
export function listTable<Row>(
	all: readonly Row[],
	columns: ReadonlyArray<ListColumn<Row>>,
	{cursor, top, height, width}: ListPlace & {readonly height: number; readonly width: number},
	theme: Theme,
): Printable[] {
	const laid = fitColumns(
		columns.map((column) => ({
			...column,
			width: Math.max(measure(column.heading), ...all.map((row) => measure(column.cell(row)[0]))),
		})),
		width - gutter,
	);
	const heading = join(
		laid.map((column) => pad(theme.paint('quiet', column.heading), column.width, measure(column.heading))),
		'  ',
	);
	const rows = all.slice(top, top + height).map((row, index) => {
		const isCurrent = index + top === cursor;
		const {paint, glyphs} = isCurrent ? currentRow(theme) : theme;
		const cells = laid.map((column) => {
			const [text, role] = column.cell(row);
			const shown = clip(text, column.width, glyphs.ellipsis);
			return pad(paint(role, shown), column.width, measure(shown));
		});
		const pointer = isCurrent ? paint('accent', glyphs.pointer) : printable` `;
		const line = printable`${pointer} ${join(cells, '  ')}`;
		return isCurrent ? theme.paint('current', pad(line, width, gutter + widthOf(laid))) : line;
	});
	return [printable`  ${heading}`, ...rows];
}
