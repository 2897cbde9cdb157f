import {type Caption} from '../film.js';
import {type Palette} from './palette.js';
import {escapeText, round} from './row.js';
import {cell, shapes} from './shapes.js';

/** The height of the bar under the terminal, in pixels. */
export const captionHeight = 46;

const margin = 20;
const key = {height: 26, width: 28, letter: 8.4, padding: 9, gap: 6, scale: 1.2};

/** What is said at the left, and the keys that were pressed at the right, of a bar that is so wide. */
export function captionMarkup({text, keys}: Caption, width: number, palette: Palette): string {
	const said = text === '' ? '' : `<text class="say" x="${margin}" y="28">${escapeText(text)}</text>`;
	let right = width - margin;
	const caps = keys.toReversed().map((name) => {
		const keyWidth = Math.max(key.width, [...name].length * key.letter + 2 * key.padding);
		right -= keyWidth;
		const cap = keyMarkup(name, {x: round(right), width: keyWidth}, palette);
		right -= key.gap;
		return cap;
	});
	return said + caps.toReversed().join('');
}

function keyMarkup(name: string, {x, width}: {readonly x: number; readonly width: number}, palette: Palette): string {
	const y = (captionHeight - key.height) / 2;
	const middle = round(x + width / 2);
	return [
		`<rect x="${x}" y="${y}" width="${round(width)}" height="${key.height}" rx="6" fill="${palette.key}" stroke="${palette.keyEdge}"/>`,
		Object.hasOwn(shapes, name)
			? `<path transform="translate(${round(middle - (cell.width * key.scale) / 2)} ${round(captionHeight / 2 - (cell.height * key.scale) / 2)})scale(${key.scale})" d="${shapes[name]!}"/>`
			: `<text class="key" x="${middle}" y="${captionHeight / 2 + 4.5}" text-anchor="middle">${escapeText(name)}</text>`,
	].join('');
}
