import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

/** A new, empty folder that is removed when the test process ends. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'phyware-test-'));
	process.once('exit', () => {
		rmSync(folder, {recursive: true, force: true});
	});
	return folder;
}
