import path from 'node:path';
import {PhywareError} from '../../core/errors.js';
import {stateFolder} from '../folders.js';
import {isThere, openEntryFolder} from './entry-folder.js';
import {type JournalEntry} from './entry.js';
import {isUnderWay} from './owner-mark.js';

/** The creates whose secret has not been delivered yet, one file each: it survives kills, and processes side by side. */
export type Journal = {
	/** Writes an entry down, or over; resolves once the disk has it. Throws `OUTPUT`. */
	write: (entry: JournalEntry) => Promise<void>;
	/** Strikes an entry out: its secret was delivered, or there is none. */
	remove: (entry: JournalEntry) => Promise<void>;
	/** The pending creates that no process owns, the oldest first, and files that cannot be read. */
	interrupted: () => Promise<Interrupted>;
};

export type Interrupted = {readonly entries: readonly JournalEntry[]; readonly broken: readonly BrokenEntry[]};

/** A file of the journal that cannot be used: a create may be pending there. */
export type BrokenEntry = {readonly file: string; readonly fault: 'damaged' | 'newer' | 'unreadable'};

/** The default folder of the journal; `undefined` if there is none. */
export function journalFolder(): string | undefined {
	const folder = stateFolder();
	return folder === undefined ? undefined : path.join(folder, 'creates');
}

/** The journal in a folder that only its owner may write to, which is made when it is needed. Without a folder it is empty, and nothing can be written. */
export function openJournal(folder: string | undefined): Journal {
	return folder === undefined ? homelessJournal() : journalIn(folder);
}

/** The journal of a user who has no folder for it: it is empty, and nothing can be written. */
function homelessJournal(): Journal {
	return {
		...noJournal(),
		async write() {
			throw new PhywareError('OUTPUT', 'No folder for the journal of creates.', {
				reason: 'This user has no home folder. Without the journal a secret could be lost. Nothing was created.',
				remedy: 'Set XDG_STATE_HOME to the absolute path of a persistent folder.',
			});
		},
	};
}

function journalIn(folder: string): Journal {
	const files = openEntryFolder(folder, {of: 'creates', risk: 'Without it a secret could be lost.'});
	return {
		write: async (entry) => files.write(entry.idempotency_key, entry),
		remove: async (entry) => files.remove(entry.idempotency_key),
		async interrupted() {
			const texts = await files.read();
			if (texts.length === 0) {
				return {entries: [], broken: []};
			}

			const {parseEntry} = await import('./entry.js');
			const entries: JournalEntry[] = [];
			const broken: BrokenEntry[] = [];
			for (const [file, text] of texts) {
				const parsed = text === undefined ? ({fault: 'unreadable'} as const) : parseEntry(text);
				if ('fault' in parsed) {
					broken.push({file, fault: parsed.fault});
				} else if (!isUnderWay(parsed.entry) && (await isThere(file))) {
					entries.push(parsed.entry);
				}
			}

			return {entries: entries.toSorted((a, b) => Date.parse(a.started_at) - Date.parse(b.started_at)), broken};
		},
	};
}

/** A journal that keeps nothing: for the demo, which ends with the program. */
export function noJournal(): Journal {
	return {
		write: async () => undefined,
		remove: async () => undefined,
		interrupted: async () => ({entries: [], broken: []}),
	};
}
