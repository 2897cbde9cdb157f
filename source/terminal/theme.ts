import {type Printable} from './printable.js';

/** What a piece of text means; the theme alone knows what that looks like. */
export type Role = 'accent' | 'strong' | 'normal' | 'quiet' | 'good' | 'warning' | 'danger' | 'match' | 'current';

/** What the terminal's background is like: colors are chosen to be read on it. */
export type Background = 'dark' | 'light';

/** Puts a text into its role's style. */
export type Paint = (role: Role, text: Printable) => Printable;

/** The opening and closing parameters of SGR, the escape sequence for styles (ECMA-48, 8.3.117). */
type Style = readonly [open: string, close: string];

const bold: Style = ['1', '22'];
const underline: Style = ['4', '24'];
const dim: Style = ['2', '22'];
const reverse: Style = ['7', '27'];
const color = (parameters: string): Style => [parameters, '39'];
const indexed = (index: number): Style => color(`38;5;${index}`);
const tinted = (index: number): Style => [`48;5;${index}`, '49'];

const sixteenColors: Record<Background, Record<Role, Style | undefined>> = {
	dark: {
		accent: color('36'),
		strong: bold,
		normal: undefined,
		quiet: color('90'),
		good: color('32'),
		warning: color('33'),
		danger: color('91'),
		match: underline,
		current: reverse,
	},
	light: {
		accent: color('34'),
		strong: bold,
		normal: undefined,
		quiet: color('90'),
		good: color('32'),
		warning: color('35'),
		danger: color('31'),
		match: underline,
		current: reverse,
	},
};

/** Each is readable on the usual backgrounds and on the tint of the current row: a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3). */
const manyColors: typeof sixteenColors = {
	dark: {
		accent: indexed(80),
		strong: bold,
		normal: undefined,
		quiet: indexed(246),
		good: indexed(114),
		warning: indexed(221),
		danger: indexed(210),
		match: underline,
		current: tinted(237),
	},
	light: {
		accent: indexed(25),
		strong: bold,
		normal: undefined,
		quiet: indexed(242),
		good: indexed(22),
		warning: indexed(94),
		danger: indexed(124),
		match: underline,
		current: tinted(254),
	},
};

/** What is left where color is turned off: on a screen, bold, dim, underlined and reversed are no color. */
const withoutColor: Record<Role, Style | undefined> = {
	accent: bold,
	strong: bold,
	normal: undefined,
	quiet: dim,
	good: undefined,
	warning: bold,
	danger: bold,
	match: underline,
	current: reverse,
};

export type PainterOptions = {
	readonly background?: Background;
	/** The bits of color that the terminal shows, as `getColorDepth` tells them. */
	readonly depth?: number;
	/** Whether what is no color stays where there is none. */
	readonly keepsWeight?: boolean;
};

/** Whether the current row is reversed: then no color stands in it. */
export function reversesCurrent(hasColor: boolean, {depth = 4}: PainterOptions): boolean {
	return !hasColor || depth < 8;
}

/** A painter with or without color. */
export function painter(
	hasColor: boolean,
	{background = 'dark', depth = 4, keepsWeight = false}: PainterOptions = {},
): Paint {
	if (!hasColor && !keepsWeight) {
		return (_, text) => text;
	}

	const styles = hasColor ? (depth >= 8 ? manyColors : sixteenColors)[background] : withoutColor;
	return (role, text) => {
		const style = styles[role];
		return style === undefined || text === '' ? text : (`\u001B[${style[0]}m${text}\u001B[${style[1]}m` as Printable);
	};
}

const unicodeGlyphs = {
	pointer: '❯',
	marked: '◉',
	checked: '✓',
	added: '+',
	changed: '~',
	active: '●',
	expiring: '◐',
	expired: '○',
	revoked: '✕',
	unknown: '?',
	hidden: '•',
	rule: '─',
	into: '›',
	dot: '·',
	none: '–',
	ellipsis: '…',
	chosen: '•',
	serious: '◐',
	rotating: '⇄',
};

export type Glyphs = Readonly<Record<keyof typeof unicodeGlyphs, Printable>>;

const asciiGlyphs: Record<keyof Glyphs, string> = {
	pointer: '>',
	marked: '*',
	checked: 'x',
	added: '+',
	changed: '~',
	active: 'o',
	expiring: '!',
	expired: '-',
	revoked: 'x',
	unknown: '?',
	hidden: '*',
	rule: '-',
	into: '>',
	dot: '-',
	none: '-',
	ellipsis: '~',
	chosen: '*',
	serious: '~',
	rotating: '=',
};

/** The glyphs of a terminal that can, or cannot, show more than ASCII. */
export function glyphs(unicode: boolean): Glyphs {
	return (unicode ? unicodeGlyphs : asciiGlyphs) as Glyphs;
}
