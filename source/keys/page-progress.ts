import process from 'node:process';
import {monotonicTime} from '../core/clock.js';
import {grouped} from '../core/quantity.js';
import {ConnectionError} from '../phycloud/connection-error.js';

/** The most entries of a list that are kept in memory unless a limit is given. */
export const maximumEntries = 250_000;

export type PageProgressOptions = {
	readonly address: URL;
	/** How long all pages together may take, in milliseconds. */
	readonly timeLimit: number;
};

/** Watches over the pages of a list: some servers have no last one. */
export type PageProgress = {
	/** Asks for a page. What counts is the time that pages take to come, or to be worked on if that is more; not the time that a reader of the output takes. */
	readonly ask: <Value>(page: () => Promise<Value>) => Promise<Value>;
	/** Notes a page's `next_cursor`. Throws `ConnectionError` for one that was there before, and once the time is up. */
	readonly follow: (cursor: string) => void;
};

export function createPageProgress({address, timeLimit}: PageProgressOptions): PageProgress {
	const seen = new Set<string>();
	let waited = 0;
	// Only the process knows how long it worked: much of that is in pages that are parsed and printed elsewhere.
	const before = process.cpuUsage();
	const worked = () => process.cpuUsage(before).user / 1000;
	return {
		async ask(page) {
			const start = monotonicTime();
			try {
				return await page();
			} finally {
				waited += monotonicTime() - start;
			}
		},
		follow(cursor) {
			if (seen.has(cursor)) {
				throw endless(`${address.origin} repeats its pages.`, {
					reason: 'It sent the same next_cursor twice.',
					remedy: 'Report it to the operator of the server. Nothing was changed.',
				});
			}

			if (Math.max(waited, worked()) > timeLimit) {
				throw endless(`The list of ${address.origin} did not end within ${Math.round(timeLimit / 1000)} s.`, {
					reason: `${seen.size + 1} pages were read, and more exist.`,
					remedy: 'If the list is that long, allow more time with --timeout 5m.',
				});
			}

			seen.add(cursor);
		},
	};
}

/** The error for more entries than are kept in memory. */
export function tooManyEntries({origin}: URL): ConnectionError {
	return endless(`${origin} lists more than ${grouped(maximumEntries)} entries.`, {
		reason: 'phyware does not keep that many in memory by default.',
		remedy: 'Stream them with --output jsonl, or set a limit such as --limit 1000000.',
	});
}

function endless(message: string, words: {readonly reason: string; readonly remedy: string}): ConnectionError {
	return new ConnectionError(message, {...words, mayHaveArrived: true, transient: false});
}
