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

const collator = new Intl.Collator('en', {numeric: true});

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
			return key.name;
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
	return typeof a === 'number' ? a - (b as number) : collator.compare(a, b as string);
}

function byName(a: Sortable, b: Sortable): number {
	return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}
