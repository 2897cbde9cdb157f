import {glob} from 'node:fs/promises';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Removal} from './removal.js';

/** Loads the removals of all files that match a pattern: `removals.ts` beside the tests, or what is built of them. */
export async function loadRemovals(pattern: string): Promise<Removal[]> {
	const removals: Removal[] = [];
	for await (const file of glob(pattern)) {
		const module = (await import(pathToFileURL(path.resolve(file)).href)) as {readonly removals: readonly Removal[]};
		removals.push(...module.removals);
	}

	return removals;
}
