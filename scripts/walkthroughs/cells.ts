import {type IBufferCell, type IBufferLine} from '@xterm/headless';

/** A color: of the palette of 256, a shade of 24 bits, or what the terminal has by itself. */
export type Color = number | `#${string}` | 'foreground' | 'background';

export type Style = {
	readonly foreground: Color;
	readonly background: Color;
	readonly isBold: boolean;
	readonly isDim: boolean;
	readonly isItalic: boolean;
	readonly isUnderlined: boolean;
};

/** Neighboring cells of one style. */
export type Run = {
	/** The first column, from 0. */
	readonly column: number;
	readonly columns: number;
	readonly text: string;
	/** Whether each character takes two columns. */
	readonly isWide: boolean;
	readonly style: Style;
};

/** The runs of a line on the screen; the cell under the cursor, if it is in this line, is shown inverse. Blank cells that show nothing are left out at the end. */
export function readRow(line: IBufferLine, columns: number, cursor?: number): Run[] {
	const runs: Run[] = [];
	for (let column = 0; column < columns; column++) {
		const cell = line.getCell(column)!;
		const width = cell.getWidth();
		// The second half of a wide character has none.
		if (width === 0) {
			continue;
		}

		const run = {
			column,
			columns: width,
			text: cell.getChars() || ' ',
			isWide: width > 1,
			style: styleOf(cell, column === cursor),
		};
		const last = runs.at(-1);
		if (last?.isWide === run.isWide && isSameStyle(last.style, run.style)) {
			runs[runs.length - 1] = {...last, columns: last.columns + run.columns, text: last.text + run.text};
		} else {
			runs.push(run);
		}
	}

	return withoutBlankEnd(runs);
}

function withoutBlankEnd(runs: readonly Run[]): Run[] {
	const shown = runs.findLastIndex(({text, style}) => text.trim() !== '' || showsBlanks(style));
	return runs.slice(0, shown + 1).map((run, index) => {
		const text = index === shown && !showsBlanks(run.style) ? run.text.trimEnd() : run.text;
		return {...run, text, columns: run.columns - (run.text.length - text.length)};
	});
}

/** Whether even a blank cell of a style is to be seen. */
export function showsBlanks({background, isUnderlined}: Style): boolean {
	return background !== 'background' || isUnderlined;
}

function styleOf(cell: IBufferCell, isUnderCursor: boolean): Style {
	const foreground = colorOf(cell.getFgColor(), cell.isFgRGB(), cell.isFgPalette()) ?? 'foreground';
	const background = colorOf(cell.getBgColor(), cell.isBgRGB(), cell.isBgPalette()) ?? 'background';
	const isInverse = (cell.isInverse() !== 0) !== isUnderCursor;
	return {
		foreground: isInverse ? background : foreground,
		background: isInverse ? foreground : background,
		isBold: cell.isBold() !== 0,
		isDim: cell.isDim() !== 0,
		isItalic: cell.isItalic() !== 0,
		isUnderlined: cell.isUnderline() !== 0,
	};
}

function colorOf(value: number, isShade: boolean, isIndex: boolean): Color | undefined {
	return isShade ? `#${value.toString(16).padStart(6, '0')}` : isIndex ? value : undefined;
}

function isSameStyle(a: Style, b: Style): boolean {
	return (Object.keys(a) as Array<keyof Style>).every((name) => a[name] === b[name]);
}
