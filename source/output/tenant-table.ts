import {type Tenant} from '../contract/wire/entities.js';
import {stableWidth} from '../terminal/measure.js';
import {clean, type Printable, printable} from '../terminal/printable.js';
import {type Column} from './column.js';
import {unknownWord} from './key-cells.js';
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
		cell: ({status}) => ({
			text: status === undefined ? unknownWord : clean(status),
			role: status === 'active' ? 'good' : 'quiet',
		}),
		value: ({status}) => status,
	},
	{
		name: 'created',
		heading: printable`CREATED`,
		expendable: 3,
		cell: ({created_at: time}) => ({text: time === undefined ? unknownWord : clean(time), role: 'quiet'}),
		value: ({created_at: time}) => time,
	},
];

/** Tenants as lines under headings, without line ends. */
export function tenantTable(tenants: readonly Tenant[], view: View): Printable[] {
	return tableLines(tenants, tenantColumns, view);
}
