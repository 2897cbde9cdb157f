import {type Run, type Style} from '../../scripts/walkthroughs/cells.js';

const plain: Style = {
	foreground: 'foreground',
	background: 'background',
	isBold: false,
	isDim: false,
	isItalic: false,
	isUnderlined: false,
};

/** A run as a terminal shows plain text, but for what is given. */
export function run(text: string, {column = 0, isWide = false, ...style}: Partial<Run & Style> = {}): Run {
	const columns = text.length * (isWide ? 2 : 1);
	return {column, columns, text, isWide, style: {...plain, ...style}};
}
