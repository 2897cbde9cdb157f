import {Text} from 'ink';
import {measure} from '../../terminal/measure.js';
import {clean, join, type Printable, say} from '../../terminal/printable.js';
import {type TextField} from '../input/text-field.js';
import {type Theme} from './theme.js';

export type FieldLook = {
	/** The columns there are for it. */
	readonly width: number;
	readonly isFocused: boolean;
	/** What stands for each grapheme, if it is not to be read. */
	readonly mask?: Printable;
	/** What an empty field says. */
	readonly placeholder?: Printable;
};

/** A field on one line, scrolled so that the cursor is in sight; the cursor is shown in reverse, which needs no colour. */
export function fieldText(
	{graphemes, cursor}: TextField,
	{width, isFocused, mask, placeholder}: FieldLook,
	{paint}: Theme,
): Printable {
	const cells = graphemes.map((grapheme) => mask ?? clean(grapheme));
	if (cells.length === 0 && placeholder !== undefined) {
		return join([isFocused ? inverse(say` `) : say``, paint('quiet', placeholder)]);
	}

	const start = firstInSight(cells, cursor, width);
	const shown: Printable[] = [];
	let used = 0;
	for (let index = start; index <= cells.length; index++) {
		const cell = cells[index] ?? say` `;
		used += measure(cell);
		if (used > width || (index === cells.length && !(isFocused && cursor === index))) {
			break;
		}

		shown.push(isFocused && index === cursor ? inverse(cell) : cell);
	}

	return join(shown);
}

/** The first grapheme to show, so that the cursor and all before it down to there fit. */
function firstInSight(cells: readonly Printable[], cursor: number, width: number): number {
	let used = measure(cells[cursor] ?? say` `);
	let start = cursor;
	while (start > 0 && used + measure(cells[start - 1]!) <= width) {
		start--;
		used += measure(cells[start]!);
	}

	return start;
}

function inverse(cell: Printable): Printable {
	return `\u001B[7m${cell}\u001B[27m` as Printable;
}

/** A field as markup of its own. */
export function TextInput({
	field,
	look,
	theme,
}: {
	readonly field: TextField;
	readonly look: FieldLook;
	readonly theme: Theme;
}) {
	return <Text wrap="truncate">{fieldText(field, look, theme)}</Text>;
}
