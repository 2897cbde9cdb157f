import {type Key} from '../../../contract/wire/entities.js';
import {createSearch, type Found, isFound, matchedLetters, type Search} from '../../input/search.js';
import {type FilterTerms} from './filter-terms.js';

/** The keys that are listed, and what the filter found. */
export type KeyRows = {
	readonly rows: readonly Key[];
	/** `undefined` while nothing is filtered. */
	readonly found: Found<Key> | undefined;
};

/** The letters of a name and an id that the filter matched, as positions in UTF-16. */
export type KeyMatches = {readonly name: ReadonlySet<number>; readonly id: ReadonlySet<number>};

/** What was made to search a set of keys, kept for as long as the set is. */
const searches = new WeakMap<readonly Key[], Search<Key>>();

/** Has a set of keys made ready for searching, a little at a time, before the first letter is typed. */
export function prepareSearch(keys: readonly Key[]): void {
	searchOf(keys).prepare();
}

function searchOf(keys: readonly Key[]): Search<Key> {
	const known = searches.get(keys);
	if (known !== undefined) {
		return known;
	}

	const made = createSearch(keys, [({name}) => name, ({id}) => id]);
	searches.set(keys, made);
	return made;
}

/** Those of the sorted keys that match a filter, in the order they have; all keys are searched, whatever their order. */
export function filterRows(keys: readonly Key[], sorted: readonly Key[], {words, holds}: FilterTerms): KeyRows {
	const meant = holds === undefined ? sorted : sorted.filter((key) => holds(key));
	if (words === '') {
		return {rows: meant, found: undefined};
	}

	const found = searchOf(keys).find(words);
	return {rows: meant.filter((key) => isFound(found, key)), found};
}

/** The letters of a key that the filter matched. */
export function matchesIn(found: KeyRows['found'], key: Key): KeyMatches | undefined {
	return found && {name: matchedLetters(found, key, 0, key.name), id: matchedLetters(found, key, 1, key.id)};
}
