import {toRfc3339} from '../../core/expiry.js';
import {ownerOfHere} from '../../storage/journal/owner-mark.js';
import {type RotationEntry} from '../../storage/journal/rotation-entry.js';

type Beginning = {
	readonly address: URL;
	readonly tenantId: string;
	readonly old: {readonly id: string; readonly name: string};
	/** The name of the new key. */
	readonly name: string;
	readonly idempotencyKey: string;
	readonly now: Date;
};

/** What is written down of a rotation before its new key is created. */
export function rotationRecord({address, tenantId, old, name, idempotencyKey, now}: Beginning): RotationEntry {
	return {
		version: 1,
		url: address.href,
		tenant_id: tenantId,
		old: {id: old.id, name: old.name},
		successor: {id: null, name, idempotency_key: idempotencyKey},
		started_at: toRfc3339(now),
		...ownerOfHere(),
	};
}

/** The same once the new key is there. */
export function withSuccessor(entry: RotationEntry, id: string | null): RotationEntry {
	return {...entry, successor: {...entry.successor, id}};
}
