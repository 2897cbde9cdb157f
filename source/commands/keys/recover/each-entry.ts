import {PhywareError, SeveralErrors} from '../../../core/errors.js';
import {type JournalEntry} from '../../../storage/journal/entry.js';

/** Works on one pending create after the other; failures come together at the end, an interruption at once. */
export async function eachEntry(
	entries: readonly JournalEntry[],
	work: (entry: JournalEntry) => Promise<void>,
): Promise<PhywareError[]> {
	const failures: PhywareError[] = [];
	for (const entry of entries) {
		// Each is reported before the next is touched.
		failures.push(...(await failureOf(async () => work(entry))));
	}

	return failures;
}

/** The failure of some work, if it is one that others need not share. */
export async function failureOf(work: () => Promise<void>): Promise<PhywareError[]> {
	try {
		await work();
		return [];
	} catch (error) {
		if (!(error instanceof PhywareError) || error.code === 'INTERRUPTED') {
			throw error;
		}

		return [error];
	}
}

/** Throws the failures, if there are any. */
export function throwAll(failures: readonly PhywareError[]): void {
	if (failures.length > 0) {
		throw new SeveralErrors(failures);
	}
}
