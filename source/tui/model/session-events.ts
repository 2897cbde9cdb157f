import {type PartialKey} from '../../contract/wire/entities.js';
import {type KeyChange} from '../../keys/key-changes.js';

/** Something that happened to a key while the session ran. */
export type SessionEvent = {
	/** When the session came to know of it. */
	readonly at: Date;
	readonly kind: Exclude<KeyChange['event'], 'used'>;
	/** The key as it was known then. */
	readonly key: PartialKey;
	readonly tenantId: string;
	/** `undefined` where it is not known. */
	readonly tenantName: string | undefined;
	/** Whether it was done in this session. */
	readonly isOwn: boolean;
	/** The installation, in the form of `hostOf`. */
	readonly host: string;
};

/** How many events are kept: the oldest go first. */
export const mostEvents = 1000;

/** What can happen to a key but once: told twice, it is the same. */
const once: ReadonlySet<SessionEvent['kind']> = new Set(['created', 'revoked', 'removed']);

/** Events, oldest first, with some more. What the session did itself comes twice, as its outcome and as a change of the list: it is one event. */
export function recordEvents(events: readonly SessionEvent[], more: readonly SessionEvent[]): readonly SessionEvent[] {
	let all = events;
	for (const event of more) {
		const same = all.findIndex((each) => isSame(each, event));
		if (same === -1) {
			all = [...all, event];
		} else if (event.isOwn && !all[same]!.isOwn) {
			all = all.with(same, {...all[same]!, isOwn: true});
		}
	}

	return all.length > mostEvents ? all.slice(-mostEvents) : all;
}

function isSame(known: SessionEvent, event: SessionEvent): boolean {
	return (
		known.key.id === event.key.id &&
		known.host === event.host &&
		once.has(event.kind) &&
		// Some installations no longer list what is revoked: that it is gone is no news.
		(known.kind === event.kind || (known.kind === 'revoked' && event.kind === 'removed'))
	);
}

/** The scopes of a key that let it make keys, or more. */
export function adminScopes({scopes = []}: Pick<PartialKey, 'scopes'>): readonly string[] {
	return scopes.filter((scope) => scope.startsWith('admin:'));
}
