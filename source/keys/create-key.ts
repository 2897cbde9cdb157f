import {type Key, unknownId} from '../contract/wire/entities.js';
import {type CreateRequest} from '../contract/wire/schemas.js';
import {expiryByServer, toRfc3339} from '../core/expiry.js';
import {isRevoked} from '../core/key-status.js';
import {type MintedKey, type PhyCloud} from '../phycloud/client.js';
import {type JournalEntry} from '../storage/journal/entry.js';
import {type Journal} from '../storage/journal/journal.js';
import {ownerOfHere} from '../storage/journal/owner-mark.js';
import {classifyFailure, type FailedCreate} from './failed-create.js';
import {type Findings, findKeys, readStateBeforeCreate} from './reconcile.js';
import {checkUnlikeMask} from './unlike-mask.js';

/** The calls that a create needs. */
export type CreateClient = Pick<
	PhyCloud,
	'address' | 'clockAhead' | 'createKey' | 'getIdentity' | 'listKeys' | 'timeLimit' | 'tryCredential'
>;

export type CreateKeyOptions = {
	readonly tenantId: string;
	readonly name: string;
	readonly scopes: readonly string[];
	/** RFC 3339 in UTC, or `null` for a key that never expires. */
	readonly expiresAt: string | null;
	/** The expiry in the words in which it was asked for: a duration is counted from PhyCloud's time where our clock is wrong. */
	readonly expiry?: string | undefined;
	/** A UUID that is made once for what a person asked for once. */
	readonly idempotencyKey: string;
	readonly now: () => Date;
	readonly signal?: AbortSignal | undefined;
};

/** A key whose secret has still to be delivered. */
export type CreatedKey = Pick<MintedKey, 'key' | 'secret' | 'oddities'> & {
	/** Whether PhyCloud refuses the very secret that it sent. */
	readonly isRefused: boolean;
	/** The ids of keys that earlier attempts made, whose responses were lost: they work, and no one has their secrets. */
	readonly duplicates: readonly string[];
	/** To be called once the secret is delivered: until then, `recover` gets it. */
	readonly delivered: () => Promise<void>;
};

type SendOptions = Pick<CreateKeyOptions, 'now' | 'signal'> & {
	/** Whether the same request was sent before, by a run that has ended. */
	readonly isReplay?: boolean;
};

/**
Mints a key, so that neither the key nor its secret can be lost unnoticed.

Throws what the server refused it with, or `OUTCOME_UNKNOWN` if the key exists or may exist although its secret did not come: then the journal keeps the entry.
*/
export async function createKey(
	client: CreateClient,
	journal: Journal,
	options: CreateKeyOptions,
): Promise<CreatedKey> {
	return sendCreate(client, journal, await prepareCreate(client, journal, options), options);
}

/** Asks what is there before, and writes a create down in the journal, so that it can be sent. */
export async function prepareCreate(
	client: CreateClient,
	journal: Journal,
	options: CreateKeyOptions,
): Promise<JournalEntry> {
	const {tenantId, name, scopes, idempotencyKey, now} = options;
	const start = now();
	const before = await readStateBeforeCreate(client, tenantId, options);
	const expiresAt = expiryFor(options, start, before.clock_ahead);
	const request: CreateRequest = {name, scopes: [...scopes], ...(expiresAt !== null && {expires_at: expiresAt})};
	const entry: JournalEntry = {
		version: 1,
		idempotency_key: idempotencyKey,
		url: client.address.href,
		tenant_id: tenantId,
		request,
		started_at: toRfc3339(start),
		...before,
		key_id: null,
		...ownerOfHere(),
	};
	await journal.write(entry);
	return entry;
}

/** The expiry to send. Throws a validation error where PhyCloud's clock makes it none. */
function expiryFor({expiry, expiresAt}: CreateKeyOptions, now: Date, ahead: number | undefined): string | null {
	return expiry === undefined || ahead === undefined || expiresAt === null
		? expiresAt
		: (expiryByServer(expiry, now, ahead) ?? expiresAt);
}

/** Sends a create that is in the journal, for the first time or again: the same entry gets the same answer. Throws what `createKey` throws. */
export async function sendCreate(
	client: CreateClient,
	journal: Journal,
	entry: JournalEntry,
	options: SendOptions,
): Promise<CreatedKey> {
	const result = await tryCreate(client, journal, entry, options);
	if ('error' in result) {
		throw result.error;
	}

	return result;
}

/** The same for callers to whom a create that is over is no failure. */
export async function tryCreate(
	client: CreateClient,
	journal: Journal,
	entry: JournalEntry,
	{signal, now, isReplay = false}: SendOptions,
): Promise<CreatedKey | FailedCreate> {
	const {tenant_id: tenantId, request, idempotency_key: idempotencyKey} = entry;
	const look = async () => lookForKeys(client, {...entry, ended_at: toRfc3339(now())}, {signal, now});
	let minted: MintedKey;
	try {
		minted = await client.createKey(tenantId, request, {
			idempotencyKey,
			signal,
			mayRepeat: mayRepeatAfter(look),
		});
	} catch (error) {
		const failed = await classifyFailure(error, {entry, look, signal, isReplay});
		// From now on no process owns it: another one, in another terminal too, may recover it.
		const pending = {...entry, ...failed.update, ended_at: toRfc3339(now()), process: {id: entry.process.id}};
		const noted = failed.isOver ? journal.remove(entry) : journal.write(pending);
		await noted.catch(() => undefined);
		return failed;
	}

	const {secret, oddities} = minted;
	const key = await identified(minted, look);
	// The secret is here: nothing that happens to the journal now may come between it and its reader.
	await journal.write({...entry, key_id: idOf(key)}).catch(() => undefined);
	const trial = await checkUnlikeMask(client, {key, secret}, {signal});
	const duplicates = minted.actedBefore || isReplay ? await findDuplicates(key.id, entry, look) : [];
	return {
		key,
		secret,
		oddities: [...oddities, ...trial.oddities],
		isRefused: trial.isRefused,
		duplicates,
		async delivered() {
			// What PhyCloud does not accept is still to be looked into.
			await (trial.isRefused ? undefined : closeEntry(journal, entry, key.id, duplicates));
		},
	};
}

/** A key whose answer has no id, with the id that the list has for it. */
async function identified({key}: MintedKey, look: () => Promise<Findings | undefined>): Promise<Key> {
	if (key.id !== unknownId) {
		return key;
	}

	const {ours = []} = (await look()) ?? {};
	return ours.length === 1 ? {...key, id: ours[0]!.id} : key;
}

function idOf({id}: Key): string | null {
	return id === unknownId ? null : id;
}

/** The server may not know idempotency keys: where an attempt made a second key, another would make a third. A list that fails once is not waited for again. */
function mayRepeatAfter(look: () => Promise<Findings | undefined>): () => Promise<boolean> {
	let canLook = true;
	return async () => {
		const found = canLook ? await look() : undefined;
		canLook &&= found !== undefined;
		return (found?.ours.length ?? 0) < 2;
	};
}

/** Deletes the entry of a delivered key; one with duplicates goes on as theirs, until they are revoked. */
async function closeEntry(
	journal: Journal,
	entry: JournalEntry,
	keyId: string,
	duplicates: readonly string[],
): Promise<void> {
	const [first] = duplicates;
	if (first === undefined) {
		await journal.remove(entry);
		return;
	}

	const {ids = [], complete = false} = entry.keys_before ?? {};
	await journal.write({
		...entry,
		keys_before: {ids: [...ids, keyId], complete},
		key_id: first,
		makes_duplicates: true,
		process: {id: entry.process.id},
	});
}

/** The keys that were made for the same create beside the one that was answered with, and still work. */
async function findDuplicates(
	keyId: string,
	entry: JournalEntry,
	look: () => Promise<Findings | undefined>,
): Promise<readonly string[]> {
	const {ours = [], possible = []} = keyId === unknownId ? {} : ((await look()) ?? {});
	return [...ours, ...possible.map(({key}) => key).filter(({id}) => id === entry.key_id)]
		.filter((key) => key.id !== keyId && !isRevoked(key))
		.map(({id}) => id);
}

/** How long to look for a key after its create failed, in milliseconds. */
const lookingTime = 5000;

/** What the list has of a create; `undefined` if it cannot be read. */
async function lookForKeys(
	client: CreateClient,
	entry: JournalEntry,
	{signal, now}: Pick<SendOptions, 'signal' | 'now'>,
): Promise<Findings | undefined> {
	try {
		return await findKeys(client, entry, {signal, limit: AbortSignal.timeout(lookingTime), now});
	} catch {
		return undefined;
	}
}

/** Which of the scopes asked for were not granted, and which were granted unasked; nothing where the server does not say. */
export function scopeDifference(
	asked: readonly string[],
	granted: readonly string[] = asked,
): {readonly missing: string[]; readonly extra: string[]} {
	return {
		missing: asked.filter((scope) => !granted.includes(scope)),
		extra: granted.filter((scope) => !asked.includes(scope)),
	};
}
