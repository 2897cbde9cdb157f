import {type Printable} from '../terminal/printable.js';
import {type Paint, type Role} from '../terminal/theme.js';
import {type View} from './view.js';

/** A piece of text and what it means. */
export type Cell = {
	readonly text: Printable;
	readonly role: Role;
	/** Paints parts of the text otherwise; given what is shown of it. */
	readonly paintParts?: (shown: Printable, paint: Paint) => Printable;
};

export type CellView = Pick<View, 'person' | 'glyphs' | 'now'>;

/** A column of a table. */
export type Column<Row> = {
	readonly name: string;
	readonly heading: Printable;
	/** The higher, the earlier the column is dropped for want of room; 0 is never dropped. */
	readonly expendable: number;
	readonly cell: (row: Row, view: CellView) => Cell;
	/** What the cell stands for: `undefined` where it is unknown. A column that no row has a value for is left out. */
	readonly value: (row: Row) => unknown;
};
