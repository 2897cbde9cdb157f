import {type FileHandle, open, unlink} from 'node:fs/promises';
import path from 'node:path';
import {PhywareError} from '../core/errors.js';
import {invalid, quote} from '../core/invalid.js';
import {type Secret} from '../core/secret.js';
import {syncFolder} from './sync-folder.js';
import {systemReason} from './system-reason.js';

/** A new, empty file of mode 0600 that waits for a secret. */
export type SecretFile = {
	readonly path: string;
	/** Writes the secret and a newline, and resolves once the disk has both. Throws `OUTPUT`. */
	keep: (secret: Secret) => Promise<void>;
	/** Removes the file: nothing was written. */
	discard: () => Promise<void>;
};

/** Makes the file before anything is requested, so that a secret finds its place ready. Never opens one that exists: throws a validation error. */
export async function openSecretFile(filePath: string): Promise<SecretFile> {
	const file = await openNew(filePath);
	return {
		path: filePath,
		async keep(secret) {
			const text = secret.reveal();
			if (text === '') {
				throw new PhywareError('OUTPUT', 'The secret is gone: there is nothing to write.');
			}

			try {
				await file.writeFile(`${text}\n`);
				await file.sync();
				await file.close();
				await syncFolder(path.dirname(filePath));
			} catch (error) {
				throw new PhywareError('OUTPUT', `The secret could not be written to ${quote(filePath)}.`, {
					reason: systemReason(error),
				});
			}
		},
		async discard() {
			await file.close();
			await unlink(filePath);
		},
	};
}

async function openNew(filePath: string): Promise<FileHandle> {
	try {
		return await open(filePath, 'wx', 0o600);
	} catch (error) {
		const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
		throw invalid(
			exists ? `The file ${quote(filePath)} exists already.` : `The file ${quote(filePath)} cannot be made.`,
			{
				reason: exists ? 'A secret is never written over a file.' : systemReason(error),
				remedy: 'Name a file that does not exist yet, in a folder that you may write to.',
			},
		);
	}
}
