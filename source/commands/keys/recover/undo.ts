import {type PartialKey} from '../../../contract/wire/entities.js';
import {PhywareError} from '../../../core/errors.js';
import {quoted} from '../../../core/escape-sequences.js';
import {invalid} from '../../../core/invalid.js';
import {describeCandidate, recoverCommand} from '../../../keys/failed-create.js';
import {type Candidate} from '../../../keys/reconcile.js';
import {listIncomplete} from '../../../keys/own-keys.js';
import {type Undoing, undoCreate} from '../../../keys/undo-create.js';
import {keysDocument} from '../../../output/documents.js';
import {keyData} from '../../../output/key-data.js';
import {type JournalEntry} from '../../../storage/journal/entry.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {askYesNo} from '../../interactive/ask.js';
import {type Connection} from '../../connection/connect.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {eachEntry, throwAll} from './each-entry.js';
import {nameOf} from './pending-creates.js';
import {type RecoverOptions} from './recover-options.js';

/** Revokes what pending creates have made. A key that may be one's, but differs, is revoked only if its id was given or a person says so. */
export async function undoCreates(
	entries: readonly JournalEntry[],
	{client, journal}: Connection,
	options: RecoverOptions,
	context: Context,
): Promise<void> {
	const {ids, format} = options;
	const revoked: PartialKey[] = [];
	const unused = new Set(ids);
	const failures = await eachEntry(entries, async (entry) => {
		const mayRevoke = async (candidate: Candidate) =>
			ids.includes(candidate.key.id) || (options.mayAsk && askAbout(entry, candidate, context));
		const undoing = await undoCreate(client, journal, entry, {
			...context,
			mayRevoke,
			only: ids.length > 0 ? ids : undefined,
		});
		const done = undoing.revocations.filter((revocation) => revocation.outcome !== 'failed');
		for (const {id} of [...undoing.revocations, ...undoing.undecided.map(({key}) => key)]) {
			unused.delete(id);
		}

		revoked.push(...done.map(({key}) => key));
		if (format === 'table' && !undoing.isSkipped) {
			await write(context.stdout, undoneLines(entry, undoing));
		}

		throwAll(failuresOf(entry, undoing));
	});
	if (format !== 'table') {
		await write(
			context.stdout,
			await keysDocument(
				revoked.map((key) => keyData(key)),
				format,
			),
		);
	}

	throwAll([...failures, ...unused.values().map((id) => notPending(id))]);
}

async function askAbout(entry: JournalEntry, candidate: Candidate, context: Context): Promise<boolean> {
	await note(context, printable`The create of ${nameOf(entry)} is pending. ${clean(describeCandidate(candidate))}`);
	return askYesNo(printable`Revoke ${clean(candidate.key.id)}?`, context);
}

function undoneLines(entry: JournalEntry, {revocations, undecided, isComplete}: Undoing): Printable {
	if (revocations.length === 0) {
		return undecided.length === 0 && isComplete ? printable`${nameOf(entry)} was never created\n` : printable``;
	}

	const name = clean(entry.request.name);
	return join(
		revocations.map(({id, outcome}) => {
			if (outcome === 'failed') {
				return printable``;
			}

			return printable`${clean(id)} ${outcome === 'already' ? printable`already revoked` : printable`revoked`}: ${name}\n`;
		}),
	);
}

function failuresOf(entry: JournalEntry, {revocations, undecided, isComplete}: Undoing): PhywareError[] {
	const failed = revocations.filter((revocation) => revocation.outcome === 'failed').map(({error}) => error);
	if (!isComplete) {
		failed.push(listIncomplete(entry));
	}

	if (undecided.length === 0) {
		return failed;
	}

	const ids = undecided.map(({key}) => key.id).join(' ');
	return [
		...failed,
		new PhywareError('OUTCOME_UNKNOWN', `It is unknown whether the key ${quoted(entry.request.name)} was created.`, {
			reason: undecided.map((candidate) => describeCandidate(candidate)).join(' '),
			remedy: `If the key is yours, run: ${recoverCommand} --revoke ${ids}\nIf not, run: ${recoverCommand} --discard`,
		}),
	];
}

function notPending(id: string): PhywareError {
	return invalid(`${id} is not the key of a pending create.`, {
		remedy: `To revoke it, run: phyware cloud keys revoke ${id}`,
	});
}
