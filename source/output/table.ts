import {clip, measure, pad} from '../terminal/measure.js';
import {join, type Printable} from '../terminal/printable.js';
import {fitColumns, widthOf} from './fit.js';
import {type Cell, type Column} from './column.js';
import {type View} from './view.js';

type Laid<Row> = Column<Row> & {readonly cells: readonly Cell[]; readonly width: number};

const narrowestName = 12;

/** To no more than this are cells padded, in columns: one text of megabytes would be in every other row as blanks. */
const widest = 1000;

/**
Rows as lines under headings, without line ends.

For a person the table fits the terminal: columns are dropped, and at last the name is cut; an id never is. In a pipe nothing is dropped or cut.
*/
export function tableLines<Row>(rows: readonly Row[], columns: ReadonlyArray<Column<Row>>, view: View): Printable[] {
	const laid = cutName(
		fitColumns(
			knownColumns(rows, columns).map((column) => layOut(column, rows, view)),
			view.columns,
		),
		view.columns,
	);
	const headings = laid.map(({heading, width}) => pad(view.paint('quiet', heading), width, measure(heading)));
	const lines = rows.map((_, row) => joinCells(laid.map((column) => paintCell(column, column.cells[row]!, view))));
	return [joinCells(headings), ...lines];
}

/** The columns that at least one row has a value for. */
export function knownColumns<Row>(
	rows: readonly Row[],
	columns: ReadonlyArray<Column<Row>>,
): ReadonlyArray<Column<Row>> {
	return columns.filter(({value}) => rows.length === 0 || rows.some((row) => value(row) !== undefined));
}

function layOut<Row>(column: Column<Row>, rows: readonly Row[], view: View): Laid<Row> {
	const cells = rows.map((row) => column.cell(row, view));
	let width = measure(column.heading);
	for (const {text} of cells) {
		width = Math.max(width, Math.min(measure(text), widest));
	}

	return {...column, cells, width};
}

/** Gives the name what is left of the limit: it is the only column that may be cut. */
function cutName<Row>(columns: ReadonlyArray<Laid<Row>>, limit: number | undefined): Array<Laid<Row>> {
	const over = limit === undefined ? 0 : Math.max(0, widthOf(columns) - limit);
	return columns.map((column) =>
		column.name === 'name'
			? {...column, width: Math.max(Math.min(narrowestName, column.width), column.width - over)}
			: column,
	);
}

function paintCell<Row>({width}: Laid<Row>, {text, role, paintParts}: Cell, {columns, paint, glyphs}: View): Printable {
	const clipped = columns === undefined ? text : clip(text, width, glyphs.ellipsis);
	return pad(paintParts?.(clipped, paint) ?? paint(role, clipped), width, measure(clipped));
}

function joinCells(cells: readonly Printable[]): Printable {
	return join(cells, '  ').trimEnd() as Printable;
}
