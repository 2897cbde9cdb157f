import {captionHeight} from './caption.js';
import {type Palette} from './palette.js';
import {escapeText} from './row.js';
import {cell} from './shapes.js';

const titleHeight = 36;
const margin = {side: 12, top: 14, bottom: 10};

/** A rectangle, in pixels. */
export type Box = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

/** Where everything is in a window. */
export type Layout = {readonly width: number; readonly height: number; readonly terminal: Box; readonly caption: Box};

/** The layout of a window around a terminal of so many columns and rows. */
export function layOut(columns: number, rows: number): Layout {
	const width = Math.round(columns * cell.width + 2 * margin.side);
	const terminal = {
		x: margin.side,
		y: titleHeight + margin.top,
		width: width - 2 * margin.side,
		height: rows * cell.height,
	};
	const caption = {x: 0, y: terminal.y + terminal.height + margin.bottom, width, height: captionHeight};
	return {width, height: caption.y + caption.height, terminal, caption};
}

/** The window: its edge, its title, and the bars above and under the terminal. */
export function windowMarkup(title: string, {width, height, caption}: Layout, palette: Palette): string {
	const box = `x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9.5"`;
	return [
		`<rect ${box} fill="${palette.bar}"/>`,
		`<rect x="1" y="${titleHeight}" width="${width - 2}" height="${caption.y - titleHeight}" fill="${palette.background}"/>`,
		`<path d="M1 ${titleHeight - 0.5}h${width - 2}M1 ${caption.y + 0.5}h${width - 2}" stroke="${palette.edge}"/>`,
		`<rect ${box} fill="none" stroke="${palette.edge}"/>`,
		...['#ec6a5e', '#f4bf4f', '#61c554'].map(
			(color, index) => `<circle cx="${22 + index * 20}" cy="18" r="6" fill="${color}"/>`,
		),
		`<text class="title" x="${width / 2}" y="22.5" text-anchor="middle">${escapeText(title)}</text>`,
	].join('');
}
