import {type Background} from '../../../source/terminal/theme.js';
import {type Color, type Style} from '../cells.js';

/** The colors of a picture. */
export type Palette = {
	/** What the terminal's sixteen colors are. */
	readonly sixteen: readonly string[];
	readonly foreground: string;
	readonly background: string;
	/** The bars above and under the terminal. */
	readonly bar: string;
	readonly edge: string;
	readonly title: string;
	readonly caption: string;
	readonly key: string;
	readonly keyEdge: string;
};

export const palettes: Readonly<Record<Background, Palette>> = {
	dark: {
		sixteen: [
			'#3b4252',
			'#f0787c',
			'#8fcf7f',
			'#ebc76f',
			'#7fb2f0',
			'#c79bea',
			'#63cbd3',
			'#d5dae3',
			'#7f8896',
			'#ff8f93',
			'#a7e098',
			'#ffdc8a',
			'#9cc7ff',
			'#dab4f8',
			'#82e0e6',
			'#f4f6fa',
		],
		foreground: '#d5dae3',
		background: '#171b22',
		bar: '#1f252e',
		edge: '#343c48',
		title: '#8b95a5',
		caption: '#d5dae3',
		key: '#2b333f',
		keyEdge: '#485364',
	},
	light: {
		sixteen: [
			'#24292f',
			'#c4262e',
			'#1f7a34',
			'#8a5a00',
			'#0a57b8',
			'#8037b5',
			'#0f6f7c',
			'#5a6370',
			'#6b7480',
			'#d8363e',
			'#2a8f42',
			'#a56c00',
			'#1a6ad6',
			'#9a4fd0',
			'#178595',
			'#1d2228',
		],
		foreground: '#24292f',
		background: '#ffffff',
		bar: '#f4f6f8',
		edge: '#d3d9e0',
		title: '#6b7480',
		caption: '#24292f',
		key: '#ffffff',
		keyEdge: '#c3cbd5',
	},
};

/** The shades of the cube of 6 × 6 × 6 colors, as xterm has them. */
const shades = [0, 95, 135, 175, 215, 255];

/** What a color is on the screen. */
export function shadeOf(color: Color, palette: Palette): string {
	if (typeof color === 'string') {
		return color === 'foreground' || color === 'background' ? palette[color] : color;
	}

	if (color < 16) {
		return palette.sixteen[color]!;
	}

	const cube = color - 16;
	const parts =
		color < 232
			? [Math.trunc(cube / 36), Math.trunc(cube / 6) % 6, cube % 6].map((part) => shades[part]!)
			: Array.from({length: 3}, () => 8 + (color - 232) * 10);
	return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The style of text as CSS; empty where it is the terminal's own. */
export function declarationsOf({foreground, isBold, isDim, isItalic, isUnderlined}: Style, palette: Palette): string {
	return [
		foreground !== 'foreground' && `fill:${shadeOf(foreground, palette)}`,
		isBold && 'font-weight:700',
		isDim && 'opacity:.6',
		isItalic && 'font-style:italic',
		isUnderlined && 'text-decoration:underline',
	]
		.filter(Boolean)
		.join(';');
}
