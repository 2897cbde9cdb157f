import {type PhywareError} from '../../../core/errors.js';
import {type RotationOutcome} from '../../../core/rotation-verdicts.js';
import {type Pair} from '../../../keys/rotation/pairs.js';
import {itemsDocument} from '../../../output/documents.js';
import {type OutputFormat} from '../../../output/formats.js';
import {rotationData, type RotationRow, rotationTable} from '../../../output/rotation-table.js';
import {type View} from '../../../output/view.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';
import {join, type Printable, printable} from '../../../terminal/printable.js';

/** A rotation that was looked at, or why it could not be. */
type Looked = Pair | {readonly entry: RotationEntry; readonly error: PhywareError};

/** A rotation as it is printed. */
export function rowOf(looked: Looked, outcome?: RotationOutcome): RotationRow {
	const {entry} = looked;
	const isRead = 'verdict' in looked;
	const newKey = isRead ? looked.successor : undefined;
	return {
		old: {tenant_id: entry.tenant_id, ...(isRead && looked.old), ...entry.old},
		successor: {id: newKey?.id ?? entry.successor.id ?? undefined, name: entry.successor.name},
		newKey: newKey ?? (entry.successor.id === null ? undefined : {...entry.successor, id: entry.successor.id}),
		tenantId: entry.tenant_id,
		startedAt: entry.started_at,
		verdict: isRead ? looked.verdict.kind : undefined,
		message: isRead ? looked.verdict.message : looked.error.message,
		outcome,
	};
}

/** Rotations in a format. */
export async function rotationsText(
	rows: readonly RotationRow[],
	format: OutputFormat,
	view: View,
): Promise<Printable> {
	if (format === 'table') {
		return rows.length === 0 ? printable`` : printable`${join(rotationTable(rows, view), '\n')}\n`;
	}

	return itemsDocument(
		'rotations',
		rows.map((row) => rotationData(row)),
		format,
	);
}
