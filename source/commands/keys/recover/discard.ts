import {PhywareError} from '../../../core/errors.js';
import {type JournalEntry} from '../../../storage/journal/entry.js';
import {printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {askYesNo} from '../../interactive/ask.js';
import {type Connection} from '../../connection/connect.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {pendingText} from './pending-creates.js';
import {type RecoverOptions} from './recover-options.js';

/** Deletes the journal entries of pending creates. No key is touched: those that they may have made stay. Throws `DECLINED` on no. */
export async function discardEntries(
	entries: readonly JournalEntry[],
	{journal}: Pick<Connection, 'journal'>,
	{format, yes}: RecoverOptions,
	context: Context,
): Promise<void> {
	if (entries.length === 0) {
		return;
	}

	await write(context.stdout, await pendingText(entries, format));
	if (!yes) {
		await note(
			context,
			printable`Their secrets can then no longer be recovered. Keys that they may have created are not revoked.`,
		);
		if (
			!(await askYesNo(
				printable`Delete ${entries.length === 1 ? printable`this entry` : printable`these ${entries.length} entries`}?`,
				context,
			))
		) {
			throw new PhywareError('DECLINED', 'Nothing was deleted.');
		}
	}

	for (const entry of entries) {
		// There is hardly ever more than one.
		await journal.remove(entry);
	}

	await note(
		context,
		entries.length === 1 ? printable`Deleted 1 journal entry.` : printable`Deleted ${entries.length} journal entries.`,
	);
}
