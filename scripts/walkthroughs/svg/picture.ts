import {type Style} from '../cells.js';
import {type Film, type Frame, stripOf} from '../film.js';
import {captionMarkup} from './caption.js';
import {declarationsOf, type Palette} from './palette.js';
import {escapeText, round, rowMarkup} from './row.js';
import {cell} from './shapes.js';
import {stripMarkup} from './strip.js';
import {type Box, layOut, windowMarkup} from './window.js';

const monospaced = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";
const proportional = "system-ui,-apple-system,'Segoe UI','Noto Sans',Helvetica,Arial,sans-serif";

/** A film as a picture that moves: each row is a strip of all that it ever shows, shifted to what it shows now. */
export function animatedPicture(film: Film, palette: Palette): string {
	return picture(film, film.frames, palette);
}

/** The still frame of a film as a picture. */
export function stillPicture(film: Film, palette: Palette): string {
	return picture(film, [{...film.still, at: 0}], palette);
}

function picture(film: Film, frames: readonly Frame[], palette: Palette): string {
	const rowCount = frames[0]!.rows.length;
	const layout = layOut(film.columns, rowCount);
	const {width, height, terminal, caption} = layout;
	const classes = new Map<string, string>();
	const classOf = (style: Style) => {
		const declarations = declarationsOf(style, palette);
		if (declarations !== '' && !classes.has(declarations)) {
			classes.set(declarations, `s${classes.size}`);
		}

		return classes.get(declarations) ?? '';
	};

	const strip = (name: string, y: number, show: (frame: Frame) => string) =>
		stripMarkup(stripOf(frames.map((frame) => ({at: frame.at, value: show(frame)}))), {
			name,
			y,
			step: width,
			length: film.length,
		});
	const rows = Array.from({length: rowCount}, (_, row) =>
		strip(`r${row}`, row * cell.height, (frame) => rowMarkup(frame.rows[row]!, classOf, palette)),
	).filter(({markup}) => markup !== '');
	const said = strip('c', 0, (frame) => captionMarkup(frame.caption, width, palette));
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
		`<title id="title">${escapeText(film.title)}</title>`,
		`<desc id="description">${escapeText(film.description)}</desc>`,
		'<style>',
		...looks(palette),
		...classes.entries().map(([declarations, name]) => `.${name}{${declarations}}`),
		...(frames.length > 1 ? motion(film) : []),
		...[...rows, said].map(({style}) => style).filter((style) => style !== ''),
		'</style>',
		windowMarkup(film.title, layout, palette),
		...clipped(
			terminal,
			rows.map(({markup}) => markup),
		),
		...clipped(caption, [said.markup]),
		'</svg>',
		'',
	].join('\n');
}

function looks(palette: Palette): string[] {
	return [
		`text{font:${cell.font}px ${monospaced};fill:${palette.foreground};white-space:pre}`,
		`path{fill:${palette.foreground};fill-rule:evenodd}`,
		`.title{font:13px ${proportional};fill:${palette.title}}`,
		`.say{font:15px ${proportional};fill:${palette.caption}}`,
		`.key{font-size:13.5px;fill:${palette.caption}}`,
	];
}

function motion({length, still}: Film): string[] {
	return [
		`.m{animation:${length}s step-end infinite}`,
		// Who wants no motion sees the still picture: the film, held just after that begins.
		`@media (prefers-reduced-motion:reduce){.m{animation-play-state:paused;animation-delay:-${round(still.at + 0.01)}s}}`,
	];
}

/** Markup of which only that is to be seen which is in a box. */
function clipped({x, y, width, height}: Box, markup: readonly string[]): string[] {
	return [`<svg x="${x}" y="${y}" width="${width}" height="${height}">`, ...markup, '</svg>'];
}
