import {go, type KeysResult} from 'fuzzysort';
import {type Key} from '../../../contract/schemas.js';

/** A key in the list, with the letters of its name and id that the filter matched. */
export type Row = {
	readonly key: Key;
	readonly matches: {readonly name: ReadonlySet<number>; readonly id: ReadonlySet<number>} | undefined;
};

/** How weak a fuzzy match may be, from 0 for any to 1 for an exact one. */
const threshold = 0.3;

/** The sorted keys that match a filter, in the order they have. */
export function filterRows(sorted: readonly Key[], filter: string): Row[] {
	if (filter.trim() === '') {
		return sorted.map((key) => ({key, matches: undefined}));
	}

	const found = new Map<Key, KeysResult<Key>>();
	for (const result of go(filter, sorted, {keys: ['name', 'id'], limit: 0, threshold})) {
		found.set(result.obj, result);
	}

	return sorted.filter((key) => found.has(key)).map((key) => ({key, matches: matchesIn(found.get(key)!)}));
}

function matchesIn([name, id]: KeysResult<Key>): Row['matches'] {
	return {name: new Set(name?.indexes), id: new Set(id?.indexes)};
}
