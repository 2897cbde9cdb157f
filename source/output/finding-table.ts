import {type PartialKey} from '../contract/wire/entities.js';
import {type AuditRule, type Severity} from '../core/audit-rules.js';
import {stableWidth} from '../terminal/measure.js';
import {clean, type Printable, printable} from '../terminal/printable.js';
import {type Role} from '../terminal/theme.js';
import {type Column} from './column.js';
import {unknownCell} from './key-cells.js';
import {keyData} from './key-data.js';
import {tableLines} from './table.js';
import {type View} from './view.js';

/** A finding of an audit as it is printed. */
export type FindingRow = {
	readonly severity: Severity;
	readonly rule: AuditRule;
	readonly message: string;
	readonly fix: string;
	readonly tenantId: string | undefined;
	readonly name: string;
	readonly key: PartialKey | undefined;
};

const roles: Readonly<Record<Severity, Role>> = {high: 'danger', medium: 'warning', low: 'quiet'};

/** The columns of findings, from left to right. */
export const findingColumns: ReadonlyArray<Column<FindingRow>> = [
	{
		name: 'severity',
		heading: printable`SEVERITY`,
		expendable: 0,
		cell: ({severity}) => ({text: clean(severity), role: roles[severity]}),
		value: ({severity}) => severity,
	},
	{
		name: 'finding',
		heading: printable`FINDING`,
		expendable: 0,
		cell: ({message}) => ({text: clean(message), role: 'normal'}),
		value: ({message}) => message,
	},
	{
		name: 'name',
		heading: printable`KEY`,
		expendable: 0,
		cell: ({name}, {person}) => ({text: person ? stableWidth(clean(name)) : clean(name), role: 'strong'}),
		value: ({name}) => name,
	},
	{
		name: 'id',
		heading: printable`ID`,
		expendable: 0,
		cell: ({key}) => (key === undefined ? unknownCell : {text: clean(key.id), role: 'normal'}),
		value: ({key}) => key?.id,
	},
	{
		name: 'tenant',
		heading: printable`TENANT`,
		expendable: 2,
		cell: ({tenantId: id}) => (id === undefined ? unknownCell : {text: clean(id), role: 'normal'}),
		value: ({tenantId}) => tenantId,
	},
	{
		name: 'fix',
		heading: printable`FIX`,
		expendable: 3,
		cell: ({fix}) => ({text: clean(fix), role: 'quiet'}),
		value: ({fix}) => fix,
	},
];

/** Findings as lines under headings, without line ends. */
export function findingTable(rows: readonly FindingRow[], view: View): Printable[] {
	return tableLines(rows, findingColumns, view);
}

/** A finding as JSON has it. */
export function findingData({severity, rule, message, fix, tenantId, name, key}: FindingRow): object {
	return {
		severity,
		rule,
		message,
		fix,
		tenant_id: tenantId ?? null,
		name,
		key: key === undefined ? null : keyData(key),
	};
}
