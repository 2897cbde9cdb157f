import {type Printable} from './printable.js';

/** What a piece of text means; the theme alone knows what that looks like. */
export type Role = 'accent' | 'strong' | 'normal' | 'quiet' | 'good' | 'warning' | 'danger' | 'match';

/** What the terminal's background is like: colors are chosen to be read on it. */
export type Background = 'dark' | 'light';

/** Puts a text into its role's style. */
export type Paint = (role: Role, text: Printable) => Printable;

/** The opening and closing parameters of SGR, the escape sequence for styles (ECMA-48, 8.3.117). */
type Style = readonly [open: string, close: string];

const bold: Style = ['1', '22'];
const underline: Style = ['4', '24'];
const color = (parameters: string): Style => [parameters, '39'];
const indexed = (index: number): Style => color(`38;5;${index}`);

const sixteenColors: Record<Background, Record<Role, Style | undefined>> = {
	dark: {
		accent: color('36'),
		strong: bold,
		normal: undefined,
		quiet: color('90'),
		good: color('32'),
		warning: color('33'),
		danger: color('31'),
		match: underline,
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
	},
};

const manyColors: typeof sixteenColors = {
	dark: {
		accent: indexed(80),
		strong: bold,
		normal: undefined,
		quiet: indexed(245),
		good: indexed(114),
		warning: indexed(221),
		danger: indexed(210),
		match: underline,
	},
	light: {
		accent: indexed(25),
		strong: bold,
		normal: undefined,
		quiet: indexed(242),
		good: indexed(28),
		warning: indexed(130),
		danger: indexed(160),
		match: underline,
	},
};

export type PainterOptions = {
	readonly background?: Background;
	/** The bits of color that the terminal shows, as `getColorDepth` tells them. */
	readonly depth?: number;
};

/** A painter with or without color. */
export function painter(hasColor: boolean, {background = 'dark', depth = 4}: PainterOptions = {}): Paint {
	if (!hasColor) {
		return (_, text) => text;
	}

	const styles = (depth >= 8 ? manyColors : sixteenColors)[background];
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
};

/** The glyphs of a terminal that can, or cannot, show more than ASCII. */
export function glyphs(unicode: boolean): Glyphs {
	return (unicode ? unicodeGlyphs : asciiGlyphs) as Glyphs;
}
