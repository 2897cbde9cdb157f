import {type Identity} from '../../contract/wire/entities.js';
import {quoted} from '../../core/escape-sequences.js';
import {expiringWithin} from '../../core/key-status.js';
import {relativeTime} from '../../core/relative-time.js';
import {type PhyCloud} from '../../phycloud/client.js';
import {clean, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {warn} from '../command/notes.js';

/** A client whose credential's end is looked at wherever a command asks who it is. */
export type WatchedClient = {
	readonly client: PhyCloud;
	/** Warns, once a day, of a credential that expires within 14 days. */
	readonly warn: () => Promise<void>;
};

/** Watches the credential's own end: nothing is asked for it. */
export function watchOwnExpiry(client: PhyCloud, {now, ...context}: Pick<Context, 'now' | 'stderr'>): WatchedClient {
	let seen: Identity | undefined;
	return {
		client: {
			...client,
			async getIdentity(options) {
				seen = await client.getIdentity(options);
				return seen;
			},
		},
		async warn() {
			const end = seen?.expires_at;
			if (typeof end !== 'string' || !isSoon(end, now())) {
				return;
			}

			const {isFirstToday} = await import('../../storage/daily-notices.js');
			if (!isFirstToday(`${client.address.href} ${nameOf(seen)}`, now())) {
				return;
			}

			const remedy =
				seen?.key_id === undefined
					? printable``
					: printable` To replace it, run: phyware cloud keys rotate ${clean(seen.key_id)}`;
			// A closed stderr is no reason to fail.
			await warn(
				context,
				printable`Your API key ${clean(quoted(nameOf(seen)))} expires ${clean(relativeTime(end, now()))}.${remedy}`,
			).catch(() => undefined);
		},
	};
}

function isSoon(end: string, now: Date): boolean {
	return Date.parse(end) - now.getTime() <= expiringWithin;
}

function nameOf(identity: Identity | undefined): string {
	return identity?.name ?? identity?.key_id ?? '';
}
