import {type Key} from '../contract/wire/entities.js';
import {hasStatus, isRevoked} from '../core/key-status.js';

/** How a key changed between two looks; after `used` and `changed` it still works as before. */
export type KeyChange = {
	readonly event: 'created' | 'used' | 'changed' | 'expired' | 'revoked' | 'removed';
	/** The key as it is now; one that was `removed` as it was last seen. */
	readonly key: Key;
};

/** How a tenant's keys changed between two looks: the oldest keys first, then those that are gone. */
export function keyChanges(before: readonly Key[], after: readonly Key[]): KeyChange[] {
	const known = new Map(before.map((key) => [key.id, key]));
	const changes: KeyChange[] = [];
	for (const key of after.toReversed()) {
		const event = changeOf(known.get(key.id), key);
		if (event !== undefined) {
			changes.push({event, key});
		}

		known.delete(key.id);
	}

	return [...changes, ...known.values().map((key) => ({event: 'removed', key}) as const)];
}

function changeOf(before: Key | undefined, after: Key): KeyChange['event'] | undefined {
	if (before === undefined) {
		return 'created';
	}

	if (before.status !== after.status) {
		return isRevoked(after) ? 'revoked' : hasStatus(after, 'expired') ? 'expired' : 'changed';
	}

	if (differsBesideUse(before, after)) {
		return 'changed';
	}

	return before.last_used_at === after.last_used_at ? undefined : 'used';
}

/** Whether any fact but the last use differs; every key has all facts. Of most keys none differs, so they are compared one by one before anything is written out. */
function differsBesideUse(before: Key, after: Key): boolean {
	for (const fact of Object.keys(after) as Array<keyof Key>) {
		if (
			fact !== 'last_used_at' &&
			before[fact] !== after[fact] &&
			JSON.stringify(before[fact]) !== JSON.stringify(after[fact])
		) {
			return true;
		}
	}

	return false;
}
