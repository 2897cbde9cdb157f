import {createHash} from 'node:crypto';
import path from 'node:path';
import {PhywareError} from '../../core/errors.js';
import {stateFolder} from '../folders.js';
import {openEntryFolder} from './entry-folder.js';
import {type RotationEntry} from './rotation-entry.js';

/** The open rotations: pairs of keys of which the old one is still to be revoked. */
export type Rotations = {
	/** Writes a new entry; `false` if the old key is in one already. Throws `OUTPUT`. */
	readonly begin: (entry: RotationEntry) => Promise<boolean>;
	/** Replaces an entry. */
	readonly update: (entry: RotationEntry) => Promise<void>;
	/** Deletes an entry: its rotation has ended. */
	readonly end: (entry: RotationEntry) => Promise<void>;
	/** All rotations, the oldest first, and files that cannot be read. */
	readonly open: () => Promise<OpenRotations>;
};

export type OpenRotations = {readonly entries: readonly RotationEntry[]; readonly broken: readonly string[]};

/** The default folder of rotations; `undefined` if there is none. */
export function rotationsFolder(): string | undefined {
	const folder = stateFolder();
	return folder === undefined ? undefined : path.join(folder, 'rotations');
}

/** The rotations in a folder, which is made when it is needed. Without a folder there are none, and none can begin. */
export function openRotations(folder: string | undefined): Rotations {
	if (folder === undefined) {
		return {
			...rotationsInMemory(),
			async begin() {
				throw new PhywareError('OUTPUT', 'No folder for the journal of rotations.', {
					reason:
						'This user has no home folder. Without the journal a rotation could be forgotten. Nothing was created.',
					remedy: 'Set XDG_STATE_HOME to the absolute path of a persistent folder.',
				});
			},
		};
	}

	const files = openEntryFolder(folder, {of: 'rotations', risk: 'Without it a rotation could be forgotten.'});
	return {
		begin: async (entry) => files.create(nameOf(entry), entry),
		update: async (entry) => files.write(nameOf(entry), entry),
		end: async (entry) => files.remove(nameOf(entry)),
		async open() {
			const texts = await files.read();
			if (texts.length === 0) {
				return {entries: [], broken: []};
			}

			const {parseRotationEntry} = await import('./rotation-entry.js');
			const parsed = texts.map(([file, text]) => [file, parseRotationEntry(text ?? '')] as const);
			return {
				entries: inOrder(parsed.flatMap(([, entry]) => entry ?? [])),
				broken: parsed.filter(([, entry]) => entry === undefined).map(([file]) => file),
			};
		},
	};
}

/** Rotations that last as long as the program: for the demo. */
export function rotationsInMemory(given: readonly RotationEntry[] = []): Rotations {
	const entries = new Map(given.map((entry) => [nameOf(entry), entry]));
	return {
		async begin(entry) {
			const isNew = !entries.has(nameOf(entry));
			if (isNew) {
				entries.set(nameOf(entry), entry);
			}

			return isNew;
		},
		async update(entry) {
			entries.set(nameOf(entry), entry);
		},
		async end(entry) {
			entries.delete(nameOf(entry));
		},
		open: async () => ({entries: inOrder(entries.values().toArray()), broken: []}),
	};
}

function inOrder(entries: readonly RotationEntry[]): RotationEntry[] {
	return entries.toSorted((a, b) => Date.parse(a.started_at) - Date.parse(b.started_at));
}

/** The name of a rotation's file: a key is in one rotation at a time. */
function nameOf({url, old}: RotationEntry): string {
	return createHash('sha256').update(`${url}\n${old.id}`).digest('hex').slice(0, 32);
}
