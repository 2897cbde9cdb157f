import {monotonicTime} from '../core/clock.js';
import {type Key, type Tenant} from '../contract/wire/entities.js';
import {type KeyLister} from './list-keys.js';
import {type TenantLister} from './list-tenants.js';
import {maximumEntries, tooManyEntries} from './page-progress.js';
import {selectFromTenants} from './select-across-tenants.js';
import {type Look, type Seen} from './watch-keys.js';

/** The milliseconds between two tellings of the keys that have come so far. */
const tellEvery = 500;

/** A look at the keys of every tenant; while the first one lasts, what has come is told. What could not be read is counted. */
export function lookAcrossTenants(
	client: KeyLister & TenantLister,
	onTenants: (tenants: readonly Tenant[]) => void,
): (look: Look) => Promise<Seen> {
	return async ({signal, now, onEvent, onProgress, seen}) => {
		const keys: Key[] = [];
		let unread = 0;
		let toldAt = monotonicTime();
		const portions = selectFromTenants(client, undefined, {
			now: now(),
			signal,
			onTenants,
			onFailure() {
				unread++;
			},
		});
		for await (const portion of portions) {
			for (const key of portion.keys) {
				keys.push(key);
			}

			if (keys.length > maximumEntries) {
				throw tooManyEntries(client.address);
			}

			if (seen.keys === undefined) {
				onProgress?.(keys.length);
			}

			if (!(seen.keys === undefined && monotonicTime() - toldAt >= tellEvery)) {
				continue;
			}

			toldAt = monotonicTime();
			onEvent({kind: 'keys', keys: [...keys], complete: false, unread, at: now()});
		}

		onEvent({kind: 'keys', keys, complete: true, unread, at: now()});
		return {tag: undefined, keys};
	};
}
