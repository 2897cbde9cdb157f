import {idempotencyLifetime} from '../contract/limits.js';
import {type Key} from '../contract/schemas.js';
import {PhywareError} from '../core/errors.js';
import {quoted} from '../core/escape-sequences.js';
import {toRfc3339} from '../core/expiry.js';
import {type PhyCloud} from '../phycloud/client.js';
import {type JournalEntry} from '../settings/journal-entry.js';
import {type Journal} from '../settings/journal.js';
import {type CreateClient, type CreatedKey, sendCreate} from './create-key.js';
import {findNewKey} from './reconcile.js';

type RecoverClient = CreateClient & Pick<PhyCloud, 'getKey'>;
type Moment = {readonly now: () => Date; readonly signal?: AbortSignal | undefined};

/** What became of an interrupted create: its key with the secret, or no key at all. */
export type Recovery = {readonly kind: 'created'; readonly created: CreatedKey} | {readonly kind: 'none'};

/**
Finishes an interrupted create: sent again, it gets the answer that was lost, secret included, for as long as PhyCloud keeps answers.

Throws `OUTCOME_UNKNOWN`, naming the key, if that is there but its secret cannot be had any more; the journal keeps the entry until the key is revoked.
*/
export async function recoverCreate(
	client: RecoverClient,
	journal: Journal,
	entry: JournalEntry,
	{now, signal}: Moment,
): Promise<Recovery> {
	const key = await madeBy(client, entry, {signal});
	const isKept = now().getTime() - Date.parse(entry.started_at) < idempotencyLifetime;
	// A key that somebody revoked meanwhile is not to be made a second time.
	if (key?.status === 'revoked' || (key === undefined && (entry.key_id !== null || !isKept))) {
		await journal.remove(entry);
		return {kind: 'none'};
	}

	if (isKept) {
		return {kind: 'created', created: await sendCreate(client, journal, entry, {signal, isReplay: true})};
	}

	throw new PhywareError(
		'OUTCOME_UNKNOWN',
		`The key ${quoted(entry.request.name)} was created (${key!.id}), but its secret cannot be had any more.`,
		{
			reason: `The create was interrupted at ${entry.started_at}; PhyCloud keeps answers for 24 hours.`,
			remedy: 'Revoke the key: phyware cloud keys recover --revoke',
		},
	);
}

/** Makes sure that an interrupted create leaves no key that works. Resolves with the key that was revoked, if there was one. */
export async function undoCreate(
	client: RecoverClient & Pick<PhyCloud, 'revokeKey'>,
	journal: Journal,
	entry: JournalEntry,
	{now, signal}: Moment,
): Promise<Key | undefined> {
	const key = await madeBy(client, entry, {signal});
	const revoked =
		key === undefined || key.status === 'revoked'
			? key
			: ((await client.revokeKey(key.id, {signal})) ?? {...key, status: 'revoked', revoked_at: toRfc3339(now())});
	await journal.remove(entry);
	return revoked;
}

/** The key that a create made, as it is now; `undefined` if there is none, or none any more. */
async function madeBy(
	client: RecoverClient,
	entry: JournalEntry,
	{signal}: Pick<Moment, 'signal'>,
): Promise<Key | undefined> {
	if (entry.key_id === null) {
		return findNewKey(client, entry, {signal});
	}

	try {
		return await client.getKey(entry.key_id, {signal});
	} catch (error) {
		if (error instanceof PhywareError && error.code === 'NOT_FOUND') {
			// Who may not see the tenant is told the same: then this look fails, and the entry stays.
			return findNewKey(client, entry, {signal});
		}

		throw error;
	}
}
