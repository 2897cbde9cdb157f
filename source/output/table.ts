import {type Key} from '../contract/wire/entities.js';
import {clip, measure, pad} from '../terminal/measure.js';
import {join, type Printable} from '../terminal/printable.js';
import {fitColumns, widthOf} from './fit.js';
import {type Cell, type KeyColumn, keyColumns} from './key-cells.js';
import {type View} from './view.js';

type Laid = KeyColumn & {readonly cells: readonly Cell[]; readonly width: number};

const narrowestName = 12;

/** To no more than this are cells padded, in columns: one text of megabytes would be in every other row as blanks. */
const widest = 1000;

/**
Keys as lines under headings, without line ends.

For a person the table fits the terminal: columns are dropped, and at last the name is cut; an id never is. In a pipe nothing is dropped or cut.
*/
export function keyTable(keys: readonly Key[], view: View): Printable[] {
	const columns = cutName(
		fitColumns(
			knownColumns(keys).map((column) => layOut(column, keys, view)),
			view.columns,
		),
		view.columns,
	);
	const headings = columns.map(({heading, width}) => pad(view.paint('quiet', heading), width, measure(heading)));
	const lines = keys.map((_, row) => joinCells(columns.map((column) => paintCell(column, column.cells[row]!, view))));
	return [joinCells(headings), ...lines];
}

/** The columns that at least one key has a value for. */
function knownColumns(keys: readonly Key[]): readonly KeyColumn[] {
	return keyColumns.filter(({value}) => keys.length === 0 || keys.some((key) => value(key) !== undefined));
}

function layOut(column: KeyColumn, keys: readonly Key[], view: View): Laid {
	const cells = keys.map((key) => column.cell(key, view));
	let width = measure(column.heading);
	for (const {text} of cells) {
		width = Math.max(width, Math.min(measure(text), widest));
	}

	return {...column, cells, width};
}

/** Gives the name what is left of the limit: it is the only column that may be cut. */
function cutName(columns: readonly Laid[], limit: number | undefined): Laid[] {
	const over = limit === undefined ? 0 : Math.max(0, widthOf(columns) - limit);
	return columns.map((column) =>
		column.name === 'name'
			? {...column, width: Math.max(Math.min(narrowestName, column.width), column.width - over)}
			: column,
	);
}

function paintCell({width}: Laid, {text, role}: Cell, {columns, paint, glyphs}: View): Printable {
	const clipped = columns === undefined ? text : clip(text, width, glyphs.ellipsis);
	return pad(paint(role, clipped), width, measure(clipped));
}

function joinCells(cells: readonly Printable[]): Printable {
	return join(cells, '  ').trimEnd() as Printable;
}
