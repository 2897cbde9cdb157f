import {type FileHandle, open} from 'node:fs/promises';
import {invalid, quote} from '../core/invalid.js';
import {systemReason} from './system-reason.js';

/** Makes a file of mode 0600; `what` says what is written to it, such as `A secret`. Never opens one that exists: throws a validation error. */
export async function openNewFile(filePath: string, what: string): Promise<FileHandle> {
	try {
		return await open(filePath, 'wx', 0o600);
	} catch (error) {
		const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
		throw invalid(
			exists ? `The file ${quote(filePath)} already exists.` : `Could not create the file ${quote(filePath)}.`,
			{
				reason: exists ? `${what} never overwrites a file.` : systemReason(error),
				remedy: 'Use a path that does not exist yet, in a folder that you can write to.',
			},
		);
	}
}
