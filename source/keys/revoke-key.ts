import {setTimeout as delay} from 'node:timers/promises';
import {type Key, type PartialKey} from '../contract/wire/entities.js';
import {isRevocationPending} from '../contract/wire/reader/revocation.js';
import {PhywareError} from '../core/errors.js';
import {quoted} from '../core/escape-sequences.js';
import {toRfc3339} from '../core/expiry.js';
import {isRevoked} from '../core/key-status.js';
import {type PhyCloud} from '../phycloud/client.js';
import {ConnectionError} from '../phycloud/connection-error.js';
import {createRateGate, type RateGate} from './rate-gate.js';

type Cancelable = {readonly signal?: AbortSignal | undefined};

/** A key that was asked for: what it is (`undefined` where the server does not show single keys), or why that cannot be told. */
export type KeyLookUp = {readonly id: string} & ({readonly key: Key | undefined} | {readonly error: PhywareError});

/** What became of a key: revoked now, revoked before, to be revoked (PhyCloud has accepted the request, and the key still works), or not revoked and why. */
export type Revocation = {readonly id: string} & (
	| {readonly outcome: 'revoked' | 'already' | 'accepted'; readonly key: PartialKey}
	| {readonly outcome: 'failed'; readonly error: PhywareError}
);

/** The calls that a revocation needs. */
export type RevokeClient = Pick<PhyCloud, 'clockAhead' | 'getKey' | 'revokeKey'>;

export type RevokeKeyOptions = Cancelable & {
	readonly now: () => Date;
	/** Shared by all keys of a bulk run. */
	readonly gate?: RateGate;
};

/** Revokes one key, however long the server limits the rate. Only an interruption is thrown. */
export async function revokeKey(
	client: RevokeClient,
	lookedUp: KeyLookUp,
	{signal, now, gate = createRateGate()}: RevokeKeyOptions,
): Promise<Revocation> {
	if ('error' in lookedUp) {
		return {id: lookedUp.id, outcome: 'failed', error: lookedUp.error};
	}

	const {id, key} = lookedUp;
	if (key !== undefined && isRevoked(key)) {
		return {id, outcome: 'already', key};
	}

	const start = now();
	const result = await throughGate(gate, signal, async () =>
		catchPhywareError(id, async () => send(client, lookedUp, {signal, now})),
	);
	if ('error' in result) {
		return {id, outcome: 'failed', error: asUnknownOutcome(result.error, id)};
	}

	return wasRevokedBefore(result.key, start, client.clockAhead())
		? {id, outcome: 'already', key: result.key}
		: {id, ...result};
}

/** Some work that the server may put off, again and again until it does not. */
async function throughGate<Value extends object>(
	gate: RateGate,
	signal: AbortSignal | undefined,
	work: () => Promise<Value>,
): Promise<Value> {
	for (;;) {
		// One wait for all.
		await gate.pass(signal);
		const result = await work();
		const error = 'error' in result && result.error instanceof PhywareError ? result.error : undefined;
		if (error?.code !== 'RATE_LIMITED' || !gate.close(error)) {
			gate.succeed();
			return result;
		}
	}
}

/** What is known of a key that was revoked, or whose revocation was accepted. */
type Sent = {readonly outcome: 'revoked' | 'accepted'; readonly key: PartialKey};

/** Sends the revocation. Throws if the server says that it does not revoke the key. */
async function send(
	client: RevokeClient,
	{id, key}: Extract<KeyLookUp, {key: unknown}>,
	{signal, now}: Cancelable & {readonly now: () => Date},
): Promise<Sent> {
	const answer = await client.revokeKey(id, {signal, leavesRateLimits: true});
	const told = merge({id, ...key}, answer.facts);
	if (answer.isGone) {
		return {outcome: 'revoked', key: {...told, status: 'revoked', revoked_at: told.revoked_at ?? toRfc3339(now())}};
	}

	if (answer.isDenied) {
		throw notRevoked(id, 'PhyCloud answered that it did nothing.');
	}

	if (isRevoked(answer.facts)) {
		return {outcome: 'revoked', key: told};
	}

	// The answer does not say enough. What can be looked up is looked up, and DELETE's success stands for the rest.
	const isOpen = isRevocationPending(answer.facts.status);
	const seen = isOpen || told.name === undefined ? await lookAgain(client, id, {signal}) : undefined;
	const status = seen?.status ?? answer.facts.status ?? 'revoked';
	if (isRevocationPending(status) && !answer.isQueued) {
		throw notRevoked(id, `PhyCloud answered that the key is ${quoted(status)}.`);
	}

	return {outcome: isRevocationPending(status) ? 'accepted' : 'revoked', key: {...merge(told, seen ?? {}), status}};
}

function notRevoked(id: string, reason: string): PhywareError {
	return new PhywareError('OUTCOME_UNKNOWN', `${id} is not revoked yet.`, {
		reason,
		remedy: `To check again, run: phyware cloud keys revoke ${id} --dry-run`,
	});
}

/** How long one waits before each further look at a key whose revocation is only begun, in milliseconds. */
const waits = [0, 200, 600, 1200];

/** A key as it is once its revocation is carried out, or after some looks; `undefined` from a server that does not show it. */
async function lookAgain(client: Pick<PhyCloud, 'getKey'>, id: string, {signal}: Cancelable): Promise<Key | undefined> {
	let seen: Key | undefined;
	for (const wait of waits) {
		// Each look depends on the one before it.
		await delay(wait, undefined, {signal}).catch(() => signal?.throwIfAborted());
		const key = await client.getKey(id, {signal}).catch(() => undefined);
		signal?.throwIfAborted();
		seen = key ?? seen;
		if (key === undefined || !isRevocationPending(key.status)) {
			break;
		}
	}

	return seen;
}

/** What is known, with what a newer answer says over it. */
function merge(known: PartialKey, newer: Partial<PartialKey>): PartialKey {
	const said = Object.entries(newer).filter(([, value]) => value !== undefined);
	return {...known, ...Object.fromEntries(said)};
}

/** A proxy may have set the `Date` that the server's clock is known by, in milliseconds. */
const clockMargin = 60_000;

/** Whether a key's own time says that it was revoked before now. */
function wasRevokedBefore({revoked_at: time}: PartialKey, start: Date, ahead: number | undefined): boolean {
	return typeof time === 'string' && ahead !== undefined && Date.parse(time) - ahead < start.getTime() - clockMargin;
}

/** A request without a response may have been carried out. */
function asUnknownOutcome(error: PhywareError, id: string): PhywareError {
	return error instanceof ConnectionError && error.mayHaveArrived
		? new PhywareError('OUTCOME_UNKNOWN', `It is unknown whether ${id} was revoked.`, {
				reason: error.message,
				remedy: 'Revoke it again: that does no harm to a revoked key.',
				requestId: error.requestId,
			})
		: error;
}

/** Some work, or the error that it came to; an interruption is thrown. */
export async function catchPhywareError<Value>(
	id: string,
	work: () => Promise<Value>,
): Promise<Value | {readonly id: string; readonly error: PhywareError}> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof PhywareError && error.code !== 'INTERRUPTED') {
			return {id, error};
		}

		throw error;
	}
}
