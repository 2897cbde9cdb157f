import {randomUUID} from 'node:crypto';
import {constants} from 'node:fs';
import {open, readdir, rename, stat, unlink} from 'node:fs/promises';
import {hostname} from 'node:os';
import path from 'node:path';
import {PhywareError} from '../../core/errors.js';
import {createPrivateFolder, stateFolder} from '../folders.js';
import {syncFolder} from '../sync-folder.js';
import {systemReason} from '../system-reason.js';
import {type JournalEntry} from './entry.js';
import {processMark} from './owner-mark.js';

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
	const fileOf = ({idempotency_key: key}: JournalEntry) => path.join(folder, `${key}.json`);
	return {
		async write(entry) {
			try {
				createPrivateFolder(folder);
				await replaceFile(fileOf(entry), `${JSON.stringify(entry, undefined, 2)}\n`);
			} catch (error) {
				throw unwritable(error, folder);
			}
		},

		async remove(entry) {
			await unlink(fileOf(entry)).catch((error: unknown) => {
				if (!isMissing(error)) {
					throw unwritable(error, folder);
				}
			});
		},

		async interrupted() {
			const names = await namesIn(folder);
			await removeOldDrafts(names.filter((name) => name.endsWith('.draft')).map((name) => path.join(folder, name)));
			const files = names.filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name));
			if (files.length === 0) {
				return {entries: [], broken: []};
			}

			const {parseEntry} = await import('./entry.js');
			const entries: JournalEntry[] = [];
			const broken: BrokenEntry[] = [];
			for (const [file, text] of await readAll(files)) {
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

/** Replaces a file atomically: a reader sees the old text or the new, whole. */
async function replaceFile(file: string, text: string): Promise<void> {
	const draft = `${file}.${randomUUID()}.draft`;
	try {
		await writeThrough(draft, text);
		await rename(draft, file);
	} catch (error) {
		await unlink(draft).catch(() => undefined);
		throw error;
	}

	await syncFolder(path.dirname(file));
}

async function writeThrough(file: string, text: string): Promise<void> {
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** A draft that is older than this was left by a killed process, in milliseconds. */
const oldAge = 24 * 3_600_000;

async function removeOldDrafts(drafts: readonly string[]): Promise<void> {
	for (const draft of drafts) {
		// There are hardly ever any. Another process may remove the same.
		const facts = await stat(draft).catch(() => undefined);
		if (facts !== undefined && Date.now() - facts.mtimeMs > oldAge) {
			await unlink(draft).catch(() => undefined);
		}
	}
}

async function namesIn(folder: string): Promise<string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if (isMissing(error)) {
			return [];
		}

		throw unwritable(error, folder);
	}
}

/** The texts of files, `undefined` for one that cannot be read; without those that are gone by now: another process may delete what it delivered. */
async function readAll(files: readonly string[]): Promise<Array<readonly [file: string, text: string | undefined]>> {
	const texts = await Promise.all(
		files.map(async (file) => {
			try {
				return [[file, await readEntryFile(file)] as const];
			} catch (error) {
				return isMissing(error) ? [] : [[file, undefined] as const];
			}
		}),
	);
	return texts.flat();
}

/** No entry is larger than this, in bytes. */
const maximumEntrySize = 1_048_576;

/** The text of a plain file of the size of an entry; `undefined` for anything else that may lie there, such as a pipe, which would be waited for. */
async function readEntryFile(file: string): Promise<string | undefined> {
	const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const facts = await handle.stat();
		return facts.isFile() && facts.size <= maximumEntrySize ? await handle.readFile('utf8') : undefined;
	} finally {
		await handle.close();
	}
}

/** Whether a file is still there: its process may have ended just now because its create was over. */
async function isThere(file: string): Promise<boolean> {
	return (await stat(file).catch(() => undefined)) !== undefined;
}

function isUnderWay({host, process: {id, mark}}: JournalEntry): boolean {
	return mark !== undefined && host === hostname() && processMark(id) === mark;
}

function isMissing(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function unwritable(error: unknown, folder: string): PhywareError {
	return new PhywareError('OUTPUT', `Cannot read or write the journal of creates in ${folder}.`, {
		reason: `${systemReason(error)} Without it a secret could be lost.`,
		remedy: 'Make the folder writable, or set XDG_STATE_HOME to another.',
	});
}
