import {PhywareError} from '../../../core/errors.js';
import {quoted} from '../../../core/escape-sequences.js';
import {recoverCommand} from '../../../keys/failed-create.js';
import {itemsDocument} from '../../../output/documents.js';
import {type OutputFormat} from '../../../output/formats.js';
import {type JournalEntry} from '../../../storage/journal/entry.js';
import {type BrokenEntry, type Interrupted} from '../../../storage/journal/journal.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {note, warn} from '../../command/notes.js';

/** The name of a create's key, in quotes. */
export function nameOf({request}: JournalEntry): Printable {
	return clean(quoted(request.name));
}

/** Pending creates, as lines for people or as data. */
export async function pendingText(entries: readonly JournalEntry[], format: OutputFormat): Promise<Printable> {
	if (format !== 'table') {
		const creates = entries.map(({tenant_id, request: {name, scopes, expires_at}, started_at, key_id}) => ({
			name,
			tenant_id,
			scopes,
			expires_at: expires_at ?? null,
			started_at,
			key_id,
		}));
		return itemsDocument('creates', creates, format);
	}

	return join(
		entries.map(
			(entry) =>
				printable`${nameOf(entry)} for ${clean(entry.tenant_id)}, started ${clean(entry.started_at)}${entry.key_id === null ? printable`` : printable`: ${clean(entry.key_id)}`}\n`,
		),
	);
}

/** Reports the journal entries that are not worked on: those of other installations, and those that cannot be used. Returns the failure to end with, if there is one. */
export async function reportOtherEntries(
	{entries: all, broken}: Interrupted,
	here: readonly JournalEntry[],
	context: Context,
): Promise<PhywareError | undefined> {
	const elsewhere = new Set(all.filter((entry) => !here.includes(entry)).map(({url}) => url));
	for (const url of elsewhere) {
		await note(
			context,
			printable`There are pending creates at ${clean(url)}. Run: ${clean(recoverCommand)} --url ${clean(url)}`,
		);
	}

	for (const {file, fault} of broken) {
		await warn(context, printable`${clean(file)} ${clean(faults[fault])}`);
	}

	return broken.length === 0
		? undefined
		: new PhywareError(
				'OUTPUT',
				`${broken.length === 1 ? 'A journal entry' : `${broken.length} journal entries`} could not be read.`,
				{
					reason: 'A key may have been created whose secret was not delivered.',
					remedy: "To compare with the tenant's keys, run: phyware cloud keys list --tenant-id <ID> --sort -created",
				},
			);
}

const faults: Readonly<Record<BrokenEntry['fault'], string>> = {
	damaged: 'is a damaged journal entry: a create may be pending. Keep the file until you know.',
	newer: 'was written by a newer phyware: a create is pending. Run recover with that version.',
	unreadable: 'cannot be read: a create may be pending. Make the file readable.',
};
