import {measure} from '../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../terminal/printable.js';
import {type TextField} from '../input/text-field.js';
import {type Theme} from './theme.js';

export type FieldStyle = {
	/** The columns there are for it. */
	readonly width: number;
	readonly isFocused: boolean;
	/** What stands for each grapheme, if it is not to be read. */
	readonly mask?: Printable;
	/** What an empty field says. */
	readonly placeholder?: Printable;
};

/** A field on one line, scrolled so that the cursor is in sight; where it stands `cursorIn` finds. */
export function fieldText(
	{graphemes, cursor}: TextField,
	{width, isFocused, mask, placeholder}: FieldStyle,
	{paint}: Theme,
): Printable {
	const cells = graphemes.map((grapheme) => mask ?? clean(grapheme));
	if (cells.length === 0 && placeholder !== undefined) {
		return join([isFocused ? underCursor(printable` `) : printable``, paint('quiet', placeholder)]);
	}

	const start = firstInSight(cells, cursor, width);
	const shown: Printable[] = [];
	let used = 0;
	for (let index = start; index <= cells.length; index++) {
		const cell = cells[index] ?? printable` `;
		used += measure(cell);
		if (used > width || (index === cells.length && !(isFocused && cursor === index))) {
			break;
		}

		shown.push(isFocused && index === cursor ? underCursor(cell) : cell);
	}

	return join(shown);
}

/** The first grapheme to show, so that the cursor and all before it down to there fit. */
function firstInSight(cells: readonly Printable[], cursor: number, width: number): number {
	let used = measure(cells[cursor] ?? printable` `);
	let start = cursor;
	while (start > 0 && used + measure(cells[start - 1]!) <= width) {
		start--;
		used += measure(cells[start]!);
	}

	return start;
}

function underCursor(cell: Printable): Printable {
	return `${mark}${cell}${markEnd}` as Printable;
}

/** Where the cursor of a field stands. */
export type CursorPlace = {readonly row: number; readonly column: number};

/** Stands before what is under the cursor. Unlike any other sequence here, and as wide as nothing; it is taken out before a line is drawn. */
const mark = '\u001B[27;7m';
const markEnd = '\u001B[27m';

const style = /\u001B\[[\d;]*m/g;

/** The place of the cursor in lines of which at most one has a field that is focused. */
export function cursorIn(lines: readonly Printable[]): CursorPlace | undefined {
	const row = lines.findIndex((line) => line.includes(mark));
	const line = lines[row];
	return line && {row, column: measure(line.slice(0, line.indexOf(mark)).replaceAll(style, '') as Printable)};
}

/** A line without the sign of the cursor: the terminal's own stands there. */
export function withoutCursor(line: Printable): Printable {
	const start = line.indexOf(mark);
	return start === -1
		? line
		: ((line.slice(0, start) + line.slice(start + mark.length).replace(markEnd, '')) as Printable);
}
