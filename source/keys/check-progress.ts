import {ConnectionError} from '../phycloud/connection-error.js';

/** Notes a page's `next_cursor`. Throws for one that was there before: such a list never ends. */
export function checkProgress(seen: Set<string>, cursor: string, address: URL): void {
	if (seen.has(cursor)) {
		throw new ConnectionError(`${address.origin} lists its pages in a circle.`, {
			reason: 'It gave the same next_cursor twice.',
			remedy: 'Tell whoever runs the server; nothing was changed.',
			mayHaveArrived: true,
			transient: false,
		});
	}

	seen.add(cursor);
}
