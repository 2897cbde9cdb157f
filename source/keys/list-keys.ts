import {maximumPageSize} from '../contract/wire/limits.js';
import {type Key} from '../contract/wire/entities.js';
import {type PhyCloud, type TaggedKeyPage} from '../phycloud/client.js';
import {createPageProgress} from './page-progress.js';

export type ListKeysOptions = {
	readonly tenantId: string;
	/** A hint to the server, which may list others all the same. */
	readonly status?: string | undefined;
	/** At most this many keys; all if left out. */
	readonly limit?: number | undefined;
	/** Where to begin: `next_cursor` of an earlier page; at the newest key if left out. */
	readonly cursor?: string | undefined;
	readonly signal?: AbortSignal | undefined;
	/** How long one waits for all pages together, in milliseconds; as long as for any call if left out. */
	readonly timeLimit?: number;
};

/** What lists keys. */
export type KeyLister = Pick<PhyCloud, 'address' | 'listKeys' | 'timeLimit'>;

/** Some keys, and whether keys follow that a limit keeps back. */
export type KeyPortion = {readonly keys: readonly Key[]; readonly hasMore: boolean};

/**
Lists a tenant's keys page by page, in the server's order; each page is fetched while the one before it is worked on.

Only the last portion can have `hasMore`. Throws what the client throws.
*/
export async function* listKeys(client: KeyLister, options: ListKeysOptions): AsyncGenerator<KeyPortion, void> {
	const {tenantId, status, limit = Infinity, signal, timeLimit = client.timeLimit} = options;
	const progress = createPageProgress({address: client.address, timeLimit});
	const stop = new AbortController();
	const page = async (cursor: string | undefined, left: number): Promise<TaggedKeyPage> => {
		const fetched = await progress.ask(async () =>
			client.listKeys(tenantId, {
				limit: Math.min(left, maximumPageSize),
				cursor,
				status,
				signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
			}),
		);
		// Only a conditional request can be answered with "unchanged".
		return fetched!;
	};

	let left = limit;
	let pending = page(options.cursor, left);
	try {
		for (;;) {
			// A page names the one after it.
			const {keys, next_cursor: cursor} = await pending;
			const shown = keys.length > left ? keys.slice(0, left) : keys;
			left -= shown.length;
			const isLast = cursor === null || left === 0;
			if (!isLast) {
				progress.follow(cursor);
				pending = page(cursor, left);
				// A reader that stops early never awaits the page that is on its way.
				pending.catch(() => undefined);
			}

			yield {keys: shown, hasMore: isLast && (cursor !== null || shown.length < keys.length)};
			if (isLast) {
				return;
			}
		}
	} finally {
		stop.abort();
	}
}
