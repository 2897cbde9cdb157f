import {type Key} from '../contract/wire/entities.js';
import {hasStatus, hasUnknownStatus} from '../core/key-status.js';
import {type KeyOrder, sortKeys} from '../core/key-order.js';
import {type KeyLister, listKeys, type ListKeysOptions, type KeyPortion} from './list-keys.js';
import {maximumEntries, tooManyEntries} from './page-progress.js';

export type Selection = ListKeysOptions & {
	/** Only active keys that end at or before this instant. */
	readonly expiresBefore?: Date | undefined;
};

/** Some keys that match; `unclear` is how many were left out because it is unknown whether they do. */
export type SelectedPortion = KeyPortion & {readonly unclear: number};

/** A tenant's keys that match, in the server's order, in portions as they arrive. Only the last portion can have `hasMore`. */
export async function* selectKeys(
	client: KeyLister,
	{limit, ...selection}: Selection,
): AsyncGenerator<SelectedPortion, void> {
	if (selection.expiresBefore === undefined && selection.status === undefined) {
		for await (const portion of listKeys(client, {...selection, limit})) {
			yield {...portion, unclear: 0};
		}

		return;
	}

	let left = limit ?? Infinity;
	for await (const {keys} of listKeys(client, selection)) {
		const {matching, unclear} = matchingKeys(keys, selection);
		const shown = matching.slice(0, left);
		left -= shown.length;
		const hasMore = shown.length < matching.length;
		yield {keys: shown, hasMore, unclear};
		if (hasMore) {
			return;
		}
	}
}

/** Whether a key is one of those that were asked for; `undefined` where the server does not say enough. A server may not know the filter. */
export function matchesSelection(
	key: Key,
	{status, expiresBefore}: Pick<Selection, 'status' | 'expiresBefore'>,
): boolean | undefined {
	for (const wanted of [status, expiresBefore === undefined ? undefined : 'active']) {
		if (wanted !== undefined && !hasStatus(key, wanted)) {
			return hasUnknownStatus(key) ? undefined : false;
		}
	}

	if (expiresBefore === undefined) {
		return true;
	}

	const {expires_at: end} = key;
	return end === undefined ? undefined : end !== null && Date.parse(end) <= expiresBefore.getTime();
}

function matchingKeys(
	keys: readonly Key[],
	selection: Selection,
): {readonly matching: readonly Key[]; readonly unclear: number} {
	const matching: Key[] = [];
	let unclear = 0;
	for (const key of keys) {
		const matches = matchesSelection(key, selection);
		if (matches === true) {
			matching.push(key);
		} else if (matches === undefined) {
			unclear++;
		}
	}

	return {matching, unclear};
}

/** All matching keys at once; in an order of one's own, the limit counts after sorting. Throws for more than memory should hold where no limit was given. */
export async function collectKeys(
	client: KeyLister,
	{order, now, limit, ...selection}: Selection & {readonly order: KeyOrder | undefined; readonly now: Date},
): Promise<SelectedPortion> {
	const all: Key[] = [];
	let hasMore = false;
	let unclear = 0;
	for await (const portion of selectKeys(client, {...selection, limit: order === undefined ? limit : undefined})) {
		hasMore = portion.hasMore;
		unclear += portion.unclear;
		for (const key of portion.keys) {
			all.push(key);
		}

		if (limit === undefined && all.length > maximumEntries) {
			throw tooManyEntries(client.address);
		}
	}

	return order === undefined
		? {keys: all, hasMore, unclear}
		: {keys: sortKeys(all, order, now).slice(0, limit), hasMore: all.length > (limit ?? Infinity), unclear};
}
