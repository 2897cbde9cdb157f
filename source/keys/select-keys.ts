import {type Key} from '../contract/schemas.js';
import {type KeyOrder, sortKeys} from '../core/key-order.js';
import {type PhyCloud} from '../phycloud/client.js';
import {listKeys, type ListOptions, type Portion} from './list-keys.js';

export type Selection = ListOptions & {
	/** Only active keys that end at or before this instant. */
	readonly expiresBefore?: Date | undefined;
};

/** A tenant's keys that match, newest first, in portions as they arrive. Only the last portion can have `hasMore`. */
export async function* selectKeys(
	client: Pick<PhyCloud, 'listKeys' | 'address'>,
	{expiresBefore, limit, ...options}: Selection,
): AsyncGenerator<Portion, void> {
	if (expiresBefore === undefined) {
		yield* listKeys(client, {...options, limit});
		return;
	}

	let left = limit ?? Infinity;
	for await (const {keys} of listKeys(client, options)) {
		const matching = keys.filter(
			(key) =>
				key.status === 'active' && key.expires_at !== null && Date.parse(key.expires_at) <= expiresBefore.getTime(),
		);
		const shown = matching.slice(0, left);
		left -= shown.length;
		const hasMore = shown.length < matching.length;
		yield {keys: shown, hasMore};
		if (hasMore) {
			return;
		}
	}
}

/** All matching keys at once; in an order of one's own, the limit counts after sorting. */
export async function collectKeys(
	client: Pick<PhyCloud, 'listKeys' | 'address'>,
	{order, now, limit, ...selection}: Selection & {readonly order: KeyOrder | undefined; readonly now: Date},
): Promise<{readonly keys: readonly Key[]; readonly hasMore: boolean}> {
	const all: Key[] = [];
	let hasMore = false;
	for await (const portion of selectKeys(client, {...selection, limit: order === undefined ? limit : undefined})) {
		hasMore = portion.hasMore;
		for (const key of portion.keys) {
			all.push(key);
		}
	}

	return order === undefined
		? {keys: all, hasMore}
		: {keys: sortKeys(all, order, now).slice(0, limit), hasMore: all.length > (limit ?? Infinity)};
}
