import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {createPrivateFolder, stateFolder} from './folders.js';

/** The default folder of what is said once a day; `undefined` if there is none. */
export function noticesFolder(): string | undefined {
	const folder = stateFolder();
	return folder === undefined ? undefined : path.join(folder, 'notices');
}

/** Whether something has still to be said today, which it counts as from then on. Without a folder that can be written to, it is said each time. */
export function isFirstToday(subject: string, now: Date, folder: string | undefined = noticesFolder()): boolean {
	if (folder === undefined) {
		return true;
	}

	const today = now.toISOString().slice(0, 10);
	const file = path.join(folder, createHash('sha256').update(subject).digest('hex').slice(0, 32));
	try {
		if (readFileSync(file, 'utf8') === today) {
			return false;
		}
	} catch {
		// It was never said.
	}

	try {
		createPrivateFolder(folder);
		writeFileSync(file, today, {mode: 0o600});
	} catch {
		// It is said again next time.
	}

	return true;
}
