import {type PartialKey} from '../contract/wire/entities.js';
import {type RotationOutcome, type VerdictKind} from '../core/rotation-verdicts.js';
import {stableWidth} from '../terminal/measure.js';
import {clean, type Printable, printable} from '../terminal/printable.js';
import {type Role} from '../terminal/theme.js';
import {type Column} from './column.js';
import {timeCell} from './key-cells.js';
import {keyData} from './key-data.js';
import {tableLines} from './table.js';
import {type View} from './view.js';

/** A rotation as it is printed. */
export type RotationRow = {
	readonly old: PartialKey & {readonly name: string};
	/** `id` is `undefined` until it is known. */
	readonly successor: {readonly id?: string | undefined; readonly name: string};
	/** The new key, where it could be looked up. */
	readonly newKey: PartialKey | undefined;
	readonly tenantId: string;
	/** RFC 3339 in UTC. */
	readonly startedAt: string;
	/** `undefined` where the keys could not be read. */
	readonly verdict: VerdictKind | undefined;
	readonly message: string;
	readonly outcome?: RotationOutcome | undefined;
};

/** Rotations as lines under headings, without line ends. */
export function rotationTable(rows: readonly RotationRow[], view: View): Printable[] {
	return tableLines(rows, columns, view);
}

/** A rotation as JSON has it. */
export function rotationData({old, newKey, tenantId, startedAt, verdict, message, outcome}: RotationRow): object {
	return {
		old_key: keyData(old),
		new_key: newKey === undefined ? null : keyData(newKey),
		tenant_id: tenantId,
		started_at: startedAt,
		verdict: verdict ?? null,
		message,
		...(outcome !== undefined && {outcome}),
	};
}

const columns: ReadonlyArray<Column<RotationRow>> = [
	{
		name: 'name',
		heading: printable`OLD KEY`,
		expendable: 0,
		cell: ({old}, {person}) => ({text: person ? stableWidth(clean(old.name)) : clean(old.name), role: 'strong'}),
		value: ({old}) => old.name,
	},
	{
		name: 'id',
		heading: printable`ID`,
		expendable: 0,
		cell: ({old}) => ({text: clean(old.id), role: 'normal'}),
		value: ({old}) => old.id,
	},
	{
		name: 'new-name',
		heading: printable`NEW KEY`,
		expendable: 2,
		cell: ({successor}) => ({text: clean(successor.name), role: 'normal'}),
		value: ({successor}) => successor.name,
	},
	{
		name: 'new-id',
		heading: printable`ID`,
		expendable: 3,
		cell: ({successor}) => ({text: clean(successor.id ?? '-'), role: 'normal'}),
		value: ({successor}) => successor.id,
	},
	{
		name: 'started',
		heading: printable`STARTED`,
		expendable: 4,
		cell: ({startedAt}, view) => timeCell(startedAt, view),
		value: ({startedAt}) => startedAt,
	},
	{
		name: 'status',
		heading: printable`STATUS`,
		expendable: 0,
		cell: ({message, verdict}) => ({text: clean(message), role: roleOf(verdict)}),
		value: ({message}) => message,
	},
];

function roleOf(verdict: VerdictKind | undefined): Role {
	if (verdict === 'proven') {
		return 'good';
	}

	return needsAttention.has(verdict) ? 'warning' : 'normal';
}

const needsAttention: ReadonlySet<VerdictKind | undefined> = new Set([
	undefined,
	'new-key-inactive',
	'new-key-pending',
]);
