import {type Key, type Tenant} from '../../contract/wire/entities.js';
import {successorName} from '../../keys/rotation/successor-name.js';
import {type Navigation} from './navigation.js';

const day = 86_400_000;

/** The form for the key that is to replace another: like it, with the next free name of the tenant's, as far as names are known. */
export function startRotating(
	old: Key,
	{
		tenantId,
		tenant,
		keys,
	}: {
		readonly tenantId: string;
		readonly tenant: Tenant | undefined;
		readonly keys: readonly Key[];
	},
): Navigation {
	const taken = new Set([old.name, ...keys.map(({name}) => name)]);
	return {
		kind: 'push',
		screen: {
			to: 'new-key',
			tenantId,
			tenant,
			replaces: old,
			prefill: {name: successorName(old.name, taken) ?? old.name, scopes: old.scopes, expires: lifetimeOf(old)},
		},
	};
}

/** How long a key lives, as `--expires` takes it; 90 days where that is unknown. */
function lifetimeOf({created_at: created, expires_at: end}: Key): string {
	if (end === null) {
		return 'never';
	}

	const days =
		created === undefined || end === undefined ? NaN : Math.round((Date.parse(end) - Date.parse(created)) / day);
	if (days === 365 || days === 366) {
		return '1y';
	}

	return days >= 1 ? `${days}d` : '90d';
}
