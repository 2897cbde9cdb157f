import {keyState, keyStates} from './key-status.js';

/** The fields that keys can be sorted by. */
export const sortFields = ['name', 'id', 'status', 'created', 'expires', 'used'] as const;
export type SortField = (typeof sortFields)[number];

export type KeyOrder = {readonly field: SortField; readonly descending: boolean};

type Sortable = {
	readonly id: string;
	readonly name: string;
	readonly status: 'active' | 'expired' | 'revoked';
	readonly created_at: string;
	readonly expires_at: string | null;
	readonly last_used_at: string | null;
};

const natural = new WeakMap<object, string>();

/** A name in a form whose plain order is the one that people expect: without case, numbers by their size. */
function naturalName(key: Sortable): string {
	let form = natural.get(key);
	if (form === undefined) {
		form = key.name
			.normalize('NFKD')
			.toLowerCase()
			.replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
		natural.set(key, form);
	}

	return form;
}

/**
Sorts keys by a field; equal ones by name, then id, so that an order never depends on how the keys arrived.

Times go from the earliest to the latest, and keys without one (never expires, never used) come last either way.
*/
export function sortKeys<Key extends Sortable>(keys: readonly Key[], {field, descending}: KeyOrder, now: Date): Key[] {
	const decorated = keys.map((key) => ({key, rank: rankOf(key, field, now)}));
	const direction = descending ? -1 : 1;
	decorated.sort((a, b) =>
		a.rank === undefined || b.rank === undefined
			? Number(a.rank === undefined) - Number(b.rank === undefined) || byName(a.key, b.key)
			: direction * compare(a.rank, b.rank) || byName(a.key, b.key),
	);
	return decorated.map(({key}) => key);
}

function rankOf(key: Sortable, field: SortField, now: Date): string | number | undefined {
	switch (field) {
		case 'name': {
			return naturalName(key);
		}

		case 'id': {
			return key.id;
		}

		case 'status': {
			return keyStates.indexOf(keyState(key, now));
		}

		case 'created': {
			return Date.parse(key.created_at);
		}

		case 'expires': {
			return key.expires_at === null ? undefined : Date.parse(key.expires_at);
		}

		case 'used': {
			return key.last_used_at === null ? undefined : Date.parse(key.last_used_at);
		}
	}
}

function compare(a: string | number, b: string | number): number {
	if (a === b) {
		return 0;
	}

	return a < b ? -1 : 1;
}

function byName(a: Sortable, b: Sortable): number {
	return compare(naturalName(a), naturalName(b)) || compare(a.id, b.id);
}
