import {type Key} from '../contract/wire/entities.js';
import {type KeyOrder, sortKeys} from '../core/key-order.js';
import {hasFilters, keyFilter, type KeyFilters} from './key-filters.js';
import {type KeyLister, listKeys, type ListKeysOptions, type KeyPortion} from './list-keys.js';
import {maximumEntries, tooManyEntries} from './page-progress.js';

export type Selection = ListKeysOptions & {
	readonly filters?: KeyFilters | undefined;
	readonly now: Date;
};

/** Some keys that match; `unclear` is how many were left out because it is unknown whether they do. */
export type SelectedPortion = KeyPortion & {readonly unclear: number};

/** A tenant's keys that match, in the server's order, in portions as they arrive. Only the last portion can have `hasMore`. */
export async function* selectKeys(
	client: KeyLister,
	{limit, filters = {}, now, ...options}: Selection,
): AsyncGenerator<SelectedPortion, void> {
	if (!hasFilters(filters)) {
		for await (const portion of listKeys(client, {...options, limit})) {
			yield {...portion, unclear: 0};
		}

		return;
	}

	const {status} = filters;
	const matches = keyFilter(filters, now);
	let left = limit ?? Infinity;
	for await (const {keys} of listKeys(client, {...options, status: status === 'expiring' ? 'active' : status})) {
		const {matching, unclear} = matchingKeys(keys, matches);
		const shown = matching.slice(0, left);
		left -= shown.length;
		const hasMore = shown.length < matching.length;
		yield {keys: shown, hasMore, unclear};
		if (hasMore) {
			return;
		}
	}
}

function matchingKeys(
	keys: readonly Key[],
	matches: (key: Key) => boolean | undefined,
): {readonly matching: readonly Key[]; readonly unclear: number} {
	const matching: Key[] = [];
	let unclear = 0;
	for (const key of keys) {
		const isMatch = matches(key);
		if (isMatch === true) {
			matching.push(key);
		} else if (isMatch === undefined) {
			unclear++;
		}
	}

	return {matching, unclear};
}

/** All matching keys at once; in an order of one's own, the limit counts after sorting. Throws for more than memory should hold where no limit was given. */
export async function collectKeys(
	client: KeyLister,
	{order, limit, ...selection}: Selection & {readonly order: KeyOrder | undefined},
): Promise<SelectedPortion> {
	const portions = selectKeys(client, {...selection, limit: order === undefined ? limit : undefined});
	return collectPortions(portions, {address: client.address, order, limit, now: selection.now});
}

/** The keys of portions at once, sorted if there is an order. */
export async function collectPortions(
	portions: AsyncIterable<SelectedPortion>,
	{
		address,
		order,
		limit,
		now,
	}: {
		readonly address: URL;
		readonly order: KeyOrder | undefined;
		readonly limit: number | undefined;
		readonly now: Date;
	},
): Promise<SelectedPortion> {
	const all: Key[] = [];
	let hasMore = false;
	let unclear = 0;
	for await (const portion of portions) {
		hasMore = portion.hasMore;
		unclear += portion.unclear;
		for (const key of portion.keys) {
			all.push(key);
		}

		if (limit === undefined && all.length > maximumEntries) {
			throw tooManyEntries(address);
		}
	}

	return order === undefined
		? {keys: all, hasMore, unclear}
		: {keys: sortKeys(all, order, now).slice(0, limit), hasMore: all.length > (limit ?? Infinity), unclear};
}
