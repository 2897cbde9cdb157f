import {styleText} from 'node:util';
import {type Printable} from './printable.js';

/** What a piece of text means; the theme alone knows what that looks like. */
export type Role = 'accent' | 'strong' | 'normal' | 'quiet' | 'good' | 'warning' | 'danger';

type Style = Parameters<typeof styleText>[0];

const styles: Record<Role, Style | undefined> = {
	accent: 'cyan',
	strong: 'bold',
	normal: undefined,
	quiet: 'dim',
	good: 'green',
	warning: 'yellow',
	danger: 'red',
};

/** Puts a text into its role's style. */
export type Paint = (role: Role, text: Printable) => Printable;

/** A painter with or without colour. */
export function painter(colour: boolean): Paint {
	return (role, text) => {
		const style = styles[role];
		return !colour || style === undefined || text === ''
			? text
			: (styleText(style, text, {validateStream: false}) as Printable);
	};
}

const unicodeGlyphs = {
	pointer: '❯',
	marked: '◉',
	active: '●',
	expiring: '◐',
	expired: '○',
	revoked: '✕',
	hidden: '•',
	rule: '─',
	into: '›',
	dot: '·',
	none: '–',
	ellipsis: '…',
};

export type Glyphs = Readonly<Record<keyof typeof unicodeGlyphs, Printable>>;

const asciiGlyphs: Record<keyof Glyphs, string> = {
	pointer: '>',
	marked: '*',
	active: 'o',
	expiring: '!',
	expired: '-',
	revoked: 'x',
	hidden: '*',
	rule: '-',
	into: '>',
	dot: '-',
	none: '-',
	ellipsis: '~',
};

/** The glyphs of a terminal that can, or cannot, show more than ASCII. */
export function glyphs(unicode: boolean): Glyphs {
	return (unicode ? unicodeGlyphs : asciiGlyphs) as Glyphs;
}
