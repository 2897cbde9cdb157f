import {hostname} from 'node:os';
import process from 'node:process';
import {type CreateRequest, type Key} from '../contract/schemas.js';
import {InterruptedError, PhywareError} from '../core/errors.js';
import {quoted} from '../core/escape-sequences.js';
import {toRfc3339} from '../core/expiry.js';
import {type MintedKey, type PhyCloud} from '../phycloud/client.js';
import {ConnectionError} from '../phycloud/connection-error.js';
import {type JournalEntry} from '../settings/journal-entry.js';
import {type Journal} from '../settings/journal.js';
import {processMark} from '../settings/process-mark.js';
import {findNewKey, newestKeys} from './reconcile.js';

/** The calls that a create needs. */
export type CreateClient = Pick<PhyCloud, 'address' | 'createKey' | 'listKeys'>;

export type CreateKeyOptions = {
	readonly tenantId: string;
	readonly name: string;
	readonly scopes: readonly string[];
	/** RFC 3339 in UTC, or `null` for a key that never expires. */
	readonly expiresAt: string | null;
	/** A UUID that is made once for what a person asked for once. */
	readonly idempotencyKey: string;
	readonly now: () => Date;
	readonly signal?: AbortSignal | undefined;
};

/** A key whose secret has still to be delivered. */
export type CreatedKey = MintedKey & {
	/** To be called once the secret has reached whoever asked for it: until then `recover` brings it back. */
	readonly delivered: () => Promise<void>;
};

type Cancellable = {readonly signal?: AbortSignal | undefined};

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
	const entry = entryOf(options, client.address, await newestKeys(client, options.tenantId, options));
	await journal.write(entry);
	return entry;
}

/** Sends a create that stands in the journal, for the first time or again: the same entry gets the same answer. */
export async function sendCreate(
	client: CreateClient,
	journal: Journal,
	entry: JournalEntry,
	{signal, isReplay = false}: Cancellable & {readonly isReplay?: boolean} = {},
): Promise<CreatedKey> {
	const {tenant_id: tenantId, request, idempotency_key: idempotencyKey} = entry;
	try {
		const minted = await client.createKey(tenantId, request, {idempotencyKey, signal});
		// The secret is here: nothing that befalls the journal now may come between it and its reader.
		await journal.write({...entry, key_id: minted.key.id}).catch(() => undefined);
		return {...minted, delivered: async () => journal.remove(entry)};
	} catch (error) {
		const {isOver, key, error: told} = await judge(error, client, entry, {signal, isReplay});
		// From now on nobody is at it: whoever asks, in another terminal too, is told that it waits.
		const waiting = {...entry, key_id: key?.id ?? entry.key_id, process: {id: entry.process.id}};
		const noted = isOver ? journal.remove(entry) : journal.write(waiting);
		await noted.catch(() => undefined);
		throw told;
	}
}

function entryOf(
	{tenantId, name, scopes, expiresAt, idempotencyKey, now}: CreateKeyOptions,
	address: URL,
	newest: JournalEntry['newest_before'],
): JournalEntry {
	const request: CreateRequest = {name, scopes: [...scopes], ...(expiresAt !== null && {expires_at: expiresAt})};
	return {
		version: 1,
		idempotency_key: idempotencyKey,
		url: address.href,
		tenant_id: tenantId,
		request,
		started_at: toRfc3339(now()),
		newest_before: newest,
		key_id: null,
		process: {id: process.pid, mark: processMark(process.pid)},
		host: hostname(),
	};
}

/** What became of a create that brought no secret: whether it is over, the key if there is one, and what to say. */
type Verdict = {readonly isOver: boolean; readonly key?: Key | undefined; readonly error: unknown};

async function judge(
	error: unknown,
	client: CreateClient,
	entry: JournalEntry,
	{signal, isReplay}: Cancellable & {readonly isReplay: boolean},
): Promise<Verdict> {
	if (error instanceof InterruptedError) {
		return {isOver: false, error: interrupted(error, entry)};
	}

	if (!(error instanceof PhywareError)) {
		return {isOver: false, error};
	}

	// What is refused now may have been carried out when it was sent before.
	if (!isReplay && !mayHaveHappened(error)) {
		return {isOver: true, error};
	}

	const found = await lookForKey(client, entry, {signal});
	if (signal?.reason instanceof InterruptedError) {
		return {isOver: false, error: interrupted(signal.reason, entry)};
	}

	if (found === 'unknown') {
		return {isOver: false, error: unknownOutcome(error, entry)};
	}

	if (found !== undefined) {
		return {isOver: found.status === 'revoked', key: found, error: lostSecret(error, entry, found)};
	}

	if (isReplay && ['RATE_LIMITED', 'SERVER'].includes(error.code)) {
		// Its words say to try again later.
		return {isOver: false, error};
	}

	return isFinal(error)
		? {isOver: true, error: asRefused(error)}
		: {isOver: false, error: unknownOutcome(error, entry)};
}

function mayHaveHappened(error: PhywareError): boolean {
	return (
		(error instanceof ConnectionError ? error.mayHaveArrived : false) ||
		error.code === 'OUTCOME_UNKNOWN' ||
		error.code === 'IN_PROGRESS' ||
		error.code === 'SERVER'
	);
}

/** Whether a server that answered so has made up its mind; one that somebody else spoke for may still be at it. */
function isFinal(error: PhywareError): boolean {
	switch (error.code) {
		case 'OUTCOME_UNKNOWN': {
			// An answer was lost and now the name is taken, but by no new key.
			return error.status === 409;
		}

		case 'IN_PROGRESS': {
			return false;
		}

		default: {
			return !(error instanceof ConnectionError);
		}
	}
}

function asRefused(error: PhywareError): PhywareError {
	return error.code === 'OUTCOME_UNKNOWN'
		? new PhywareError('CONFLICT', 'The name is taken by another key of this tenant.', {
				remedy: 'Choose a different name.',
				requestId: error.requestId,
				status: error.status,
			})
		: error;
}

/** How long one looks for a key after its create went wrong, in milliseconds. */
const lookingTime = 5000;

async function lookForKey(
	client: CreateClient,
	entry: JournalEntry,
	{signal}: Cancellable,
): Promise<Key | 'unknown' | undefined> {
	const time = AbortSignal.timeout(lookingTime);
	const either = signal === undefined ? time : AbortSignal.any([signal, time]);
	try {
		return await findNewKey(client, entry, {signal: either});
	} catch {
		return 'unknown';
	}
}

/** What gets an interrupted create's secret back, or the key revoked. */
export const recoverCommand = 'phyware cloud keys recover';

function interrupted({signal}: InterruptedError, {request}: JournalEntry): InterruptedError {
	return new InterruptedError(signal, {
		reason: `The create of the key ${quoted(request.name)} was under way: it is unknown whether it was carried out.`,
		remedy: `Finish it, secret included, or revoke the key: ${recoverCommand}`,
	});
}

function unknownOutcome(error: PhywareError, {request}: JournalEntry): PhywareError {
	const code = error.code === 'IN_PROGRESS' ? error.code : 'OUTCOME_UNKNOWN';
	return new PhywareError(code, `It is unknown whether the key ${quoted(request.name)} was created.`, {
		reason: error.code === 'OUTCOME_UNKNOWN' ? error.reason : error.message,
		remedy: `Finish it, secret included, or revoke the key: ${recoverCommand}`,
		requestId: error.requestId,
		status: error.status,
	});
}

function lostSecret(error: PhywareError, {request}: JournalEntry, {id}: Key): PhywareError {
	return new PhywareError(
		'OUTCOME_UNKNOWN',
		`The key ${quoted(request.name)} was created (${id}), but its secret was lost on the way.`,
		{
			reason: error.code === 'OUTCOME_UNKNOWN' ? error.reason : error.message,
			remedy: `Try to get it back: ${recoverCommand}. Or revoke the key: phyware cloud keys revoke ${id}`,
			requestId: error.requestId,
			status: error.status,
		},
	);
}

/** Which of the scopes asked for were not granted, and which were granted unasked. */
export function scopeDifference(
	asked: readonly string[],
	granted: readonly string[],
): {readonly missing: string[]; readonly extra: string[]} {
	return {
		missing: asked.filter((scope) => !granted.includes(scope)),
		extra: granted.filter((scope) => !asked.includes(scope)),
	};
}
