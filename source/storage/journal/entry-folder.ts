import {randomUUID} from 'node:crypto';
import {constants} from 'node:fs';
import {link, open, readdir, rename, stat, unlink} from 'node:fs/promises';
import path from 'node:path';
import {PhywareError} from '../../core/errors.js';
import {createPrivateFolder} from '../folders.js';
import {syncFolder} from '../sync-folder.js';
import {systemReason} from '../system-reason.js';

/** A folder of entries, one JSON file each: what is written survives kills, and processes side by side. Each call throws `OUTPUT` where the folder cannot be used. */
export type EntryFolder = {
	/** Writes an entry down, or over; resolves once the disk has it. */
	readonly write: (name: string, entry: object) => Promise<void>;
	/** The same for an entry that must be new; `false` if one of that name is there. */
	readonly create: (name: string, entry: object) => Promise<boolean>;
	readonly remove: (name: string) => Promise<void>;
	/** The files of all entries with their texts, `undefined` for one that cannot be read. */
	readonly read: () => Promise<ReadonlyArray<readonly [file: string, text: string | undefined]>>;
};

/** What is kept in a folder, and what could happen without it: for errors. */
export type FolderPurpose = {readonly of: string; readonly risk: string};

/** A folder that only its owner may write to, which is made when it is needed. */
export function openEntryFolder(folder: string, purpose: FolderPurpose): EntryFolder {
	const fileOf = (name: string) => path.join(folder, `${name}.json`);
	const usable = async <Value>(work: () => Promise<Value>): Promise<Value> => {
		try {
			return await work();
		} catch (error) {
			throw unwritable(error, folder, purpose);
		}
	};

	return {
		write: async (name, entry) =>
			usable(async () => {
				createPrivateFolder(folder);
				await putFile(fileOf(name), textOf(entry), rename);
			}),

		create: async (name, entry) =>
			usable(async () => {
				createPrivateFolder(folder);
				return putNewFile(fileOf(name), textOf(entry));
			}),

		remove: async (name) =>
			usable(async () => {
				await unlink(fileOf(name)).catch((error: unknown) => {
					if (!isMissing(error)) {
						throw error;
					}
				});
			}),

		read: async () =>
			usable(async () => {
				const names = await namesIn(folder);
				await removeOldDrafts(names.filter((name) => name.endsWith('.draft')).map((name) => path.join(folder, name)));
				return readAll(names.filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name)));
			}),
	};
}

function textOf(entry: object): string {
	return `${JSON.stringify(entry, undefined, 2)}\n`;
}

/** Puts a file in its place atomically: a reader sees the old text or the new, whole. `move` brings the draft there. */
async function putFile(
	file: string,
	text: string,
	move: (draft: string, file: string) => Promise<void>,
): Promise<void> {
	const draft = `${file}.${randomUUID()}.draft`;
	try {
		await writeThrough(draft, text);
		await move(draft, file);
	} catch (error) {
		await unlink(draft).catch(() => undefined);
		throw error;
	}

	await syncFolder(path.dirname(file));
}

/** The same unless the file is there: then `false`. */
async function putNewFile(file: string, text: string): Promise<boolean> {
	try {
		await putFile(file, text, async (draft) => {
			// Unlike a rename, a link never takes the place of a file.
			await link(draft, file);
			await unlink(draft);
		});
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
			return false;
		}

		throw error;
	}
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

		throw error;
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

/** Whether a file is still there: its process may have ended just now because its work was over. */
export async function isThere(file: string): Promise<boolean> {
	return (await stat(file).catch(() => undefined)) !== undefined;
}

function isMissing(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function unwritable(error: unknown, folder: string, {of, risk}: FolderPurpose): PhywareError {
	return new PhywareError('OUTPUT', `Cannot read or write the journal of ${of} in ${folder}.`, {
		reason: `${systemReason(error)} ${risk}`,
		remedy: 'Make the folder writable, or set XDG_STATE_HOME to another.',
	});
}
