import {type Key} from '../../../contract/wire/entities.js';
import {keyState, type KeyState} from '../../../core/key-status.js';
import {type KeyColumn, sessionColumns, scopesText} from '../../../output/key-cells.js';
import {measure, stableWidth} from '../../../terminal/measure.js';
import {clean} from '../../../terminal/printable.js';
import {shortScopesText} from './short-scopes.js';

/** What the list needs to know of all keys, computed once for each set of them: a frame costs as much as it shows. */
export type ListStats = {
	/** The widest text of the columns that have no fixed width. */
	readonly widths: Readonly<Partial<Record<KeyColumn['name'], number>>>;
	/** The widest text of scopes where they are shortened. */
	readonly shortScopes: number;
	/** The columns that at least one key has a value for. */
	readonly known: ReadonlySet<KeyColumn['name']>;
	/** How many keys there are in each state. */
	readonly counts: Readonly<Record<KeyState, number>>;
};

/** The stats of a set of keys at an instant. */
export function computeListStats(keys: readonly Key[], now: Date): ListStats {
	const widths = {name: 0, id: 0, scopes: 0, creator: 0, secret: 0};
	let shortScopes = 0;
	const known = new Set<KeyColumn['name']>();
	for (const key of keys) {
		widths.name = Math.max(widths.name, measure(stableWidth(clean(key.name))));
		widths.id = Math.max(widths.id, key.id.length);
		widths.scopes = Math.max(widths.scopes, measure(scopesText(key)));
		shortScopes = Math.max(shortScopes, measure(shortScopesText(key)));
		widths.creator = Math.max(widths.creator, measure(clean(key.created_by ?? '')));
		widths.secret = Math.max(widths.secret, measure(clean(key.redacted_secret ?? '')));
		for (const {name, value} of sessionColumns) {
			if (!known.has(name) && value(key) !== undefined) {
				known.add(name);
			}
		}
	}

	return {widths, shortScopes, known, counts: countStates(keys, now)};
}

/** How many keys there are in each state: what the clock alone can change. */
export function countStates(keys: readonly Key[], now: Date): ListStats['counts'] {
	const counts = {active: 0, expiring: 0, expired: 0, revoked: 0, unknown: 0};
	for (const key of keys) {
		counts[keyState(key, now)]++;
	}

	return counts;
}
