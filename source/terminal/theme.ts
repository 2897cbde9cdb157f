import {type Printable} from './printable.js';

/** What a piece of text means; the theme alone knows what that looks like. */
export type Role = 'accent' | 'strong' | 'normal' | 'quiet' | 'good' | 'warning' | 'danger' | 'match';

/** What the terminal's background is like: colours are chosen to be read on it. */
export type Background = 'dark' | 'light';

/** Puts a text into its role's style. */
export type Paint = (role: Role, text: Printable) => Printable;

/** The opening and closing parameters of SGR, the escape sequence for styles (ECMA-48, 8.3.117). */
type Style = readonly [open: string, close: string];

const bold: Style = ['1', '22'];
const underline: Style = ['4', '24'];
const colour = (parameters: string): Style => [parameters, '39'];
const indexed = (index: number): Style => colour(`38;5;${index}`);

const sixteenColours: Record<Background, Record<Role, Style | undefined>> = {
	dark: {
		accent: colour('36'),
		strong: bold,
		normal: undefined,
		quiet: colour('90'),
		good: colour('32'),
		warning: colour('33'),
		danger: colour('31'),
		match: underline,
	},
	light: {
		accent: colour('34'),
		strong: bold,
		normal: undefined,
		quiet: colour('90'),
		good: colour('32'),
		warning: colour('35'),
		danger: colour('31'),
		match: underline,
	},
};

const manyColours: typeof sixteenColours = {
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
	/** The bits of colour that the terminal shows, as `getColorDepth` tells them. */
	readonly depth?: number;
};

/** A painter with or without colour. */
export function painter(hasColour: boolean, {background = 'dark', depth = 4}: PainterOptions = {}): Paint {
	if (!hasColour) {
		return (_, text) => text;
	}

	const styles = (depth >= 8 ? manyColours : sixteenColours)[background];
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
