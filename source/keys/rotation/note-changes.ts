import {type Rotations} from '../../storage/journal/rotations.js';

/** Ends the rotations whose old keys were revoked by other means. A journal that cannot be used is no reason to fail: the next look at the rotation ends it. */
export async function endRotationsOf(rotations: Rotations, address: URL, revoked: ReadonlySet<string>): Promise<void> {
	if (revoked.size === 0) {
		return;
	}

	const {entries} = await rotations.open().catch(() => ({entries: []}));
	for (const entry of entries) {
		if (entry.url === address.href && revoked.has(entry.old.id)) {
			await rotations.end(entry).catch(() => undefined);
		}
	}
}

/** Writes the new key of a rotation down that was created by a later run. */
export async function noteSuccessor(rotations: Rotations, idempotencyKey: string, keyId: string): Promise<void> {
	const {entries} = await rotations.open().catch(() => ({entries: []}));
	const entry = entries.find(({successor}) => successor.idempotency_key === idempotencyKey);
	if (entry !== undefined) {
		await rotations.update({...entry, successor: {...entry.successor, id: keyId}}).catch(() => undefined);
	}
}
