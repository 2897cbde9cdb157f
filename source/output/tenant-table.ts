import {type Tenant} from '../contract/wire/entities.js';
import {stableWidth} from '../terminal/measure.js';
import {clean, type Printable, printable} from '../terminal/printable.js';
import {type Cell, type CellView, type Column} from './column.js';
import {timeCell, unknownCell, unknownWord} from './key-cells.js';
import {tableLines} from './table.js';
import {type View} from './view.js';

/** The columns of a list of tenants, from left to right. */
export const tenantColumns: ReadonlyArray<Column<Tenant>> = [
	{
		name: 'name',
		heading: printable`NAME`,
		expendable: 0,
		cell: ({name}, {person}) => ({text: person ? stableWidth(clean(name)) : clean(name), role: 'strong'}),
		value: ({name}) => name,
	},
	{
		name: 'id',
		heading: printable`ID`,
		expendable: 0,
		cell: ({id}) => ({text: clean(id), role: 'normal'}),
		value: ({id}) => id,
	},
	{
		name: 'plan',
		heading: printable`PLAN`,
		expendable: 2,
		cell: ({plan}) => ({text: plan === undefined ? unknownWord : clean(plan), role: 'quiet'}),
		value: ({plan}) => plan,
	},
	{
		name: 'status',
		heading: printable`STATUS`,
		expendable: 1,
		cell: statusCell,
		value: ({status}) => status,
	},
	{
		name: 'created',
		heading: printable`CREATED`,
		expendable: 3,
		cell: ({created_at: time}, view) => timeCell(time, view),
		value: ({created_at: time}) => time,
	},
];

function statusCell({status}: Tenant, {person, glyphs}: CellView): Cell {
	if (status === undefined) {
		return unknownCell;
	}

	const word = clean(status);
	const [glyph, role] =
		status === 'active'
			? ([glyphs.active, 'good'] as const)
			: ([status === 'inactive' ? glyphs.expired : glyphs.unknown, 'quiet'] as const);
	return {text: person ? printable`${glyph} ${word}` : word, role};
}

/** Tenants as lines under headings, without line ends. */
export function tenantTable(tenants: readonly Tenant[], view: View): Printable[] {
	return tableLines(tenants, tenantColumns, view);
}
