import {Text} from 'ink';
import {Table} from 'ink-table';
import {type ReactNode} from 'react';
import {type Printable} from '../../terminal/printable.js';

/** A column of a static table: its heading and its cells, painted and padded to the width of the column. */
export type StaticColumn = {readonly name: string; readonly heading: Printable; readonly cells: readonly Printable[]};

type CellProperties = {readonly column?: number; readonly children?: ReactNode};

/**
A short table: headings and rows, two blanks between columns, no frame.

`ink-table` arranges it. What it is given are the numbers of the rows: it measures in UTF-16 units, which no terminal does, so the cells are drawn here, at the width that they take.
*/
export function StaticTable({columns}: {readonly columns: readonly StaticColumn[]}) {
	const [first] = columns;
	const data = (first?.cells ?? []).map((_, row) => Object.fromEntries(columns.map(({name}) => [name, String(row)])));
	const isLast = (column: number) => column === columns.length - 1;
	const Heading = ({column = 0}: CellProperties) => (
		<Text>
			{columns[column]!.heading}
			{isLast(column) ? '' : '  '}
		</Text>
	);
	const Cell = ({column = 0, children}: CellProperties) => (
		<Text>
			{columns[column]!.cells[Number(children)]}
			{isLast(column) ? '' : '  '}
		</Text>
	);
	// The table keeps the parts that it was first given: with other columns or cells it is another table.
	return (
		<Table
			key={JSON.stringify(columns)}
			data={data}
			columns={columns.map(({name}) => name)}
			header={Heading}
			cell={Cell}
			skeleton={NoFrame}
		/>
	);
}

function NoFrame() {
	return <Text />;
}
