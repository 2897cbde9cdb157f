import {open} from 'node:fs/promises';

/** Has the disk take the names in a folder, where the file system can do that: many of networks and shares cannot. */
export async function syncFolder(folder: string): Promise<void> {
	try {
		const handle = await open(folder, 'r');
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch {
		// The file itself is there.
	}
}
