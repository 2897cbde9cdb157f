import {type Run, showsBlanks, type Style} from '../cells.js';
import {type Palette, shadeOf} from './palette.js';
import {cell, shapes} from './shapes.js';

/** The name of the class that has a style; empty for the terminal's own. */
export type ClassOf = (style: Style) => string;

/** What a row looks like, with its upper left corner at the origin. */
export function rowMarkup(runs: readonly Run[], classOf: ClassOf, palette: Palette): string {
	return [
		...runs.filter(({style}) => showsBlanks(style)).map((run) => backgroundMarkup(run, palette)),
		...runs.flatMap((run) => piecesOf(run).map((piece) => pieceMarkup(piece, classOf(run.style)))),
	].join('');
}

function backgroundMarkup({column, columns, style}: Run, palette: Palette): string {
	return `<rect x="${pixels(column)}" width="${pixels(columns)}" height="${cell.height}" fill="${shadeOf(style.background, palette)}"/>`;
}

/** A part of a run that stands where it has to, whatever font it is drawn in. */
type Piece = {readonly column: number; readonly columns: number; readonly text: string};

const segments = new Intl.Segmenter('en');

/** Words that stand one space apart hold together if the font has their letters at the width of a cell; other characters stand each on its own. */
function piecesOf({column, columns, text, isWide, style}: Run): Piece[] {
	if (style.isUnderlined && isPlain(text)) {
		return [{column, columns, text}];
	}

	const width = isWide ? 2 : 1;
	const pieces: Piece[] = [];
	let at = column;
	for (const {segment} of segments.segment(text)) {
		const last = pieces.at(-1);
		const goesOn = last !== undefined && isPlain(segment) && isPlain(last.text) && !last.text.endsWith('  ');
		if (goesOn) {
			pieces[pieces.length - 1] = {...last, columns: last.columns + width, text: last.text + segment};
		} else {
			pieces.push({column: at, columns: width, text: segment});
		}

		at += width;
	}

	return pieces.map((piece) => withoutBlanks(piece)).filter(({text: shown}) => shown !== '');
}

function isPlain(text: string): boolean {
	return /^[\u0020-\u007E]*$/.test(text);
}

function withoutBlanks({column, columns, text}: Piece): Piece {
	const before = text.length - text.trimStart().length;
	const shown = text.trim();
	return {column: column + before, columns: columns - (text.length - shown.length), text: shown};
}

function pieceMarkup({column, columns, text}: Piece, className: string): string {
	const classAttribute = className && ` class="${className}"`;
	const shape = shapes[text];
	if (shape !== undefined) {
		return `<path${classAttribute} transform="translate(${pixels(column)})" d="${shape}"/>`;
	}

	const place =
		isPlain(text) && text.length > 1
			? `x="${pixels(column)}" textLength="${pixels(columns)}"`
			: `x="${pixels(column + columns / 2)}" text-anchor="middle"`;
	return `<text${classAttribute} ${place} y="${cell.baseline}">${escapeText(text)}</text>`;
}

/** A number of columns in pixels. */
function pixels(columns: number): number {
	return round(columns * cell.width);
}

/** A number as short as a picture needs it. */
export function round(value: number): number {
	return Math.round(value * 100) / 100;
}

/** A text as XML has it. */
export function escapeText(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
