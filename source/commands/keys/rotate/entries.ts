import {invalid} from '../../../core/invalid.js';
import {statusCommand} from '../../../keys/rotation/status-command.js';
import {PhywareError} from '../../../core/errors.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';
import {type Rotations} from '../../../storage/journal/rotations.js';
import {clean, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {note, warn} from '../../command/notes.js';

/** The open rotations of an installation; those of others, and files that cannot be read, are said. */
export async function rotationsAt(
	address: URL,
	rotations: Rotations,
	context: Context,
): Promise<{readonly entries: readonly RotationEntry[]; readonly failure: PhywareError | undefined}> {
	const {entries, broken} = await rotations.open();
	const elsewhere = new Set(entries.map(({url}) => url).filter((url) => url !== address.href));
	for (const url of elsewhere) {
		await note(
			context,
			printable`There are open rotations at ${clean(url)}. Run: ${clean(`${statusCommand} --url ${url}`)}`,
		);
	}

	for (const file of broken) {
		await warn(
			context,
			printable`${clean(file)} is no rotation that this version can read. Keep the file until you know.`,
		);
	}

	return {
		entries: entries.filter(({url}) => url === address.href),
		failure:
			broken.length === 0
				? undefined
				: new PhywareError('OUTPUT', 'A rotation in the journal could not be read.', {
						reason: 'Two keys may be in use for one purpose.',
						remedy: "To compare with the tenant's keys, run: phyware cloud keys list --tenant-id <ID> --sort -created",
					}),
	};
}

/** The rotations of some keys, old or new; all of them where no key is named. Throws a validation error for a key that is in none. */
export function rotationsOf(entries: readonly RotationEntry[], ids: readonly string[]): readonly RotationEntry[] {
	for (const id of ids) {
		if (entries.every((entry) => !isOf(entry, id))) {
			throw invalid(`${id} is in no open rotation.`, {
				reason: 'Nothing was revoked.',
				remedy: `To see the open rotations, run: ${statusCommand}`,
			});
		}
	}

	return ids.length === 0 ? entries : entries.filter((entry) => ids.some((id) => isOf(entry, id)));
}

/** Whether a key is the old or the new one of a rotation. */
export function isOf({old, successor}: RotationEntry, id: string): boolean {
	return old.id === id || successor.id === id;
}
