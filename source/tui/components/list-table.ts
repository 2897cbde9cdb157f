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
	/** Its width where that is known; else every row is measured, once for as long as the list is the same. */
	readonly width?: number;
	/** How far it shrinks before it is left out, where it does. */
	readonly least?: number;
	/** Whether it is aligned to the right, as ages are. */
	readonly isRight?: boolean;
	readonly cell: (row: Row) => readonly [Printable, Role];
};

const gutter = 2;

/** What was measured of a list, by heading, for as long as the list is the same. */
const measured = new WeakMap<object, Map<Printable, number>>();

function widthOfColumn<Row>(all: readonly Row[], {heading, cell, width}: ListColumn<Row>): number {
	if (width !== undefined) {
		return Math.max(measure(heading), width);
	}

	const known = measured.get(all) ?? new Map<Printable, number>();
	measured.set(all, known);
	let widest = known.get(heading);
	if (widest === undefined) {
		widest = measure(heading);
		for (const row of all) {
			widest = Math.max(widest, measure(cell(row)[0]));
		}

		known.set(heading, widest);
	}

	return widest;
}

/** The heading of a list and the rows that are on the screen, the current one tinted. */
export function listTable<Row>(
	all: readonly Row[],
	columns: ReadonlyArray<ListColumn<Row>>,
	{cursor, top, height, width}: ListPlace & {readonly height: number; readonly width: number},
	theme: Theme,
): Printable[] {
	const laid = shrinkLast(
		fitColumns(
			shrunk(
				columns.map((column) => ({...column, width: widthOfColumn(all, column)})),
				width - gutter,
			),
			width - gutter,
		),
		width - gutter,
	);
	const heading = join(
		laid.map((column) => aligned(theme.paint('quiet', column.heading), measure(column.heading), column)),
		'  ',
	);
	const rows = all.slice(top, top + height).map((row, index) => {
		const isCurrent = index + top === cursor;
		const {paint, glyphs} = isCurrent ? currentRow(theme) : theme;
		const cells = laid.map((column) => {
			const [text, role] = column.cell(row);
			const shown = clip(text, column.width, glyphs.ellipsis);
			return aligned(paint(role, shown), measure(shown), column);
		});
		const pointer = isCurrent ? paint('accent', glyphs.pointer) : printable` `;
		const line = printable`${pointer} ${join(cells, '  ')}`;
		return isCurrent ? theme.paint('current', pad(line, width, gutter + widthOf(laid))) : line;
	});
	return [printable`  ${heading}`, ...rows];
}

function aligned(
	text: Printable,
	width: number,
	column: {readonly width: number; readonly isRight?: boolean},
): Printable {
	return column.isRight === true
		? join([pad(printable``, Math.max(0, column.width - width)), text])
		: pad(text, column.width, width);
}

/** Columns of which the last gives way where even those that are needed do not fit. */
function shrinkLast<Column extends {readonly width: number; readonly expendable: number}>(
	columns: readonly Column[],
	limit: number,
): Column[] {
	const over = widthOf(columns) - limit;
	return columns.map((column, index) =>
		over > 0 && index === columns.length - 1 ? {...column, width: Math.max(1, column.width - over)} : column,
	);
}

/** Columns of which those that can shrink have given up what is missing for all that is at least as needed. */
function shrunk<Column extends {readonly width: number; readonly expendable: number; readonly least?: number}>(
	columns: readonly Column[],
	limit: number,
): Column[] {
	return columns.map((column) => {
		const {least = column.width, expendable, width} = column;
		const over = widthOf(columns.filter((each) => each.expendable <= expendable)) - limit;
		return {...column, width: Math.min(width, Math.max(least, width - Math.max(0, over)))};
	});
}
