import {type FileHandle, stat, unlink} from 'node:fs/promises';
import path from 'node:path';
import {PhywareError} from '../core/errors.js';
import {quote} from '../core/invalid.js';
import {type Secret} from '../core/secret.js';
import {openNewFile} from './new-file.js';
import {syncFolder} from './sync-folder.js';
import {systemReason} from './system-reason.js';

/** A new, empty file of mode 0600 for a secret. */
export type SecretFile = {
	readonly path: string;
	/** Writes the exact secret, and resolves once the disk has it under that name. Throws `OUTPUT`; a partial file is removed. */
	keep: (secret: Secret) => Promise<void>;
	/** Removes the file, if it is still this one: nothing was written. Never throws. */
	discard: () => Promise<void>;
};

/** Makes the file before anything is requested, so that a secret finds its place ready. Never opens one that exists: throws a validation error. */
export async function openSecretFile(filePath: string): Promise<SecretFile> {
	const file = await openNewFile(filePath, 'A secret');
	const discard = async () => {
		const isOurs = await isStillThere(file, filePath).catch(() => false);
		await file.close().catch(() => undefined);
		if (isOurs) {
			await unlink(filePath).catch(() => undefined);
		}
	};

	return {
		path: filePath,
		discard,
		async keep(secret) {
			const text = secret.reveal();
			if (text === '') {
				throw new PhywareError('OUTPUT', 'The secret is gone: there is nothing to write.');
			}

			try {
				await file.writeFile(text);
				await file.sync();
				if (!(await isStillThere(file, filePath))) {
					throw new PhywareError('OUTPUT', `The file ${quote(filePath)} was removed or replaced in the meantime.`);
				}

				await file.close();
			} catch (error) {
				await discard();
				throw new PhywareError('OUTPUT', `Could not write the secret to ${quote(filePath)}.`, {
					reason: error instanceof PhywareError ? error.message : systemReason(error),
				});
			}

			await syncFolder(path.dirname(filePath));
		},
	};
}

/** Whether a path still leads to the file that was opened. */
async function isStillThere(file: FileHandle, filePath: string): Promise<boolean> {
	const [opened, named] = await Promise.all([file.stat(), stat(filePath).catch(() => undefined)]);
	return opened.nlink > 0 && named?.ino === opened.ino && named.dev === opened.dev;
}
