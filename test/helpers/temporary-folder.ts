import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

let root: string | undefined;
let count = 0;

/** Makes a new, empty folder, which is removed when the process ends. */
export function temporaryFolder(): string {
	root ??= makeRoot();
	const folder = path.join(root, String(count++));
	mkdirSync(folder);
	return folder;
}

function makeRoot(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'phyware-test-'));
	process.on('exit', () => {
		rmSync(folder, {recursive: true, force: true});
	});
	return folder;
}
