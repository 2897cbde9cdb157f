import {keyState, keyStates} from './key-status.js';

/** The fields that keys can be sorted by. */
export const sortFields = ['name', 'id', 'status', 'created', 'expires', 'used'] as const;
export type SortField = (typeof sortFields)[number];

export type KeyOrder = {readonly field: SortField; readonly descending: boolean};

type Sortable = {
	readonly id: string;
	readonly name: string;
	readonly status: string | undefined;
	readonly created_at: string | undefined;
	readonly expires_at: string | null | undefined;
	readonly last_used_at: string | null | undefined;
};

type Ranked<Key> = {readonly key: Key; readonly rank: string | number};

/** The keys that have a rank in an order, from the lowest to the highest, those without a time (never), and those whose time is unknown. */
type Ranking<Key> = {
	readonly ranked: ReadonlyArray<Ranked<Key>>;
	readonly never: readonly Key[];
	readonly unknown: readonly Key[];
};

/**
Sorts keys by a field; equal ones by name, then id, so that an order never depends on how the keys arrived.

Times go from the earliest to the latest. Keys without one (never expires, never used) come last either way, and after them those of which it is unknown.
*/
export function sortKeys<Key extends Sortable>(keys: readonly Key[], {field, descending}: KeyOrder, now: Date): Key[] {
	const {ranked, never, unknown} = rankingOf(keys, field, now);
	return [...(descending ? fromTheHighest(ranked) : ranked).map(({key}) => key), ...never, ...unknown];
}

/** What keys of the same rank are sorted by. */
const tieBreakers: Partial<Record<SortField, SortField>> = {
	name: 'id',
	status: 'name',
	created: 'name',
	expires: 'name',
	used: 'name',
};

const rankings = new WeakMap<readonly Sortable[], Map<SortField, Ranking<Sortable>>>();

/** The ranking of a set of keys, kept for as long as the set is; that of states is not, they depend on the time. */
function rankingOf<Key extends Sortable>(keys: readonly Key[], field: SortField, now: Date): Ranking<Key> {
	const known = rankings.get(keys) ?? new Map<SortField, Ranking<Sortable>>();
	rankings.set(keys, known);
	const kept = known.get(field) as Ranking<Key> | undefined;
	if (kept !== undefined) {
		return kept;
	}

	const tieBreaker = tieBreakers[field];
	const ranking = rankAll(tieBreaker === undefined ? keys : sortKeys(keys, ascending(tieBreaker), now), field, now);
	if (field !== 'status') {
		known.set(field, ranking);
	}

	return ranking;
}

function ascending(field: SortField): KeyOrder {
	return {field, descending: false};
}

/** Sorting is stable: keys of the same rank stay in the order in which they come. */
function rankAll<Key extends Sortable>(keys: readonly Key[], field: SortField, now: Date): Ranking<Key> {
	const ranked: Array<Ranked<Key>> = [];
	const never: Key[] = [];
	const unknown: Key[] = [];
	for (const key of keys) {
		const rank = rankOf(key, field, now);
		if (rank === undefined) {
			unknown.push(key);
		} else if (rank === null) {
			never.push(key);
		} else {
			ranked.push({key, rank});
		}
	}

	ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank < b.rank ? -1 : 1));
	return {ranked, never, unknown};
}

/** The other way round, but for keys of the same rank among themselves. */
function fromTheHighest<Key>(ranked: ReadonlyArray<Ranked<Key>>): Array<Ranked<Key>> {
	const reversed: Array<Ranked<Key>> = [];
	let end = ranked.length;
	while (end > 0) {
		let start = end - 1;
		while (start > 0 && ranked[start - 1]!.rank === ranked[start]!.rank) {
			start--;
		}

		for (let index = start; index < end; index++) {
			reversed.push(ranked[index]!);
		}

		end = start;
	}

	return reversed;
}

function rankOf(key: Sortable, field: SortField, now: Date): string | number | null | undefined {
	switch (field) {
		case 'name': {
			return naturalForm(key.name);
		}

		case 'id': {
			return key.id;
		}

		case 'status': {
			return keyStates.indexOf(keyState(key, now));
		}

		case 'created': {
			return instantOf(key.created_at);
		}

		case 'expires': {
			return instantOf(key.expires_at);
		}

		case 'used': {
			return instantOf(key.last_used_at);
		}
	}
}

function instantOf(time: string | null | undefined): number | null | undefined {
	return typeof time === 'string' ? Date.parse(time) : time;
}

/** A name in a form whose plain order is the one that people expect: without case, numbers by their size. */
function naturalForm(name: string): string {
	return name
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
}
