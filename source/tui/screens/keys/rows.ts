import {go, type KeysResult, snapshot, type SnapshotKeys} from 'fuzzysort';
import {type Key} from '../../../contract/entities.js';

/** What the filter found in a key; its parts are the name and the id. */
type Found = KeysResult<Key>;

/** The keys that are listed, and what the filter found in each of them. */
export type Rows = {
	readonly rows: readonly Key[];
	/** `undefined` while nothing is filtered. */
	readonly found: ReadonlyMap<Key, Found> | undefined;
};

/** The letters of a name and an id that the filter matched, as positions in UTF-16. */
export type Matches = {readonly name: ReadonlySet<number>; readonly id: ReadonlySet<number>};

/** How weak a fuzzy match may be, from 0 for any to 1 for an exact one. */
const threshold = 0.5;

/** What was made to search a set of keys, kept for as long as the set is: a letter more only narrows what was found. */
const searchables = new WeakMap<readonly Key[], SnapshotKeys<Key>>();

/** Has a set of keys made ready for searching, a little at a time, before the first letter is typed. */
export function prepareSearch(keys: readonly Key[]): void {
	searchable(keys);
}

function searchable(keys: readonly Key[]): SnapshotKeys<Key> {
	const known = searchables.get(keys);
	if (known !== undefined) {
		return known;
	}

	const made = snapshot(keys, {keys: ['name', 'id']});
	searchables.set(keys, made);
	return made;
}

/** Those of the sorted keys that match a filter, in the order they have; all keys are searched, whatever their order. */
export function filterRows(keys: readonly Key[], sorted: readonly Key[], filter: string): Rows {
	if (filter.trim() === '') {
		return {rows: sorted, found: undefined};
	}

	const found = new Map<Key, Found>();
	for (const result of go(filter, searchable(keys), {limit: 0, threshold})) {
		found.set(result.obj, result);
	}

	return {rows: sorted.filter((key) => found.has(key)), found};
}

/** The letters of a key that the filter matched. */
export function matchesIn(found: Rows['found'], key: Key): Matches | undefined {
	const result = found?.get(key);
	return result && {name: new Set(result[0]?.indexes), id: new Set(result[1]?.indexes)};
}
