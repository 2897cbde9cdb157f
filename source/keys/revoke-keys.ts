import pMap from 'p-map';
import {type Key} from '../contract/schemas.js';
import {PhywareError} from '../core/errors.js';
import {toRfc3339} from '../core/expiry.js';
import {type PhyCloud} from '../phycloud/client.js';
import {ConnectionError} from '../phycloud/connection-error.js';

/** How many keys are worked on at once. */
const concurrency = 4;

type Cancellable = {readonly signal?: AbortSignal | undefined};

/** A key that was asked for: what it is, or why that cannot be told. */
export type LookedUp = {readonly id: string} & ({readonly key: Key} | {readonly error: PhywareError});

/** What became of a key: revoked now, revoked before, or not revoked and why. */
export type Revocation = {readonly id: string} & (
	| {readonly outcome: 'revoked' | 'already'; readonly key: Key}
	| {readonly outcome: 'failed'; readonly error: PhywareError}
);

/** Looks keys up, in the order asked for. An error stays with its key; an interruption is thrown. */
export async function lookUpKeys(
	client: Pick<PhyCloud, 'getKey'>,
	ids: readonly string[],
	{signal}: Cancellable = {},
): Promise<LookedUp[]> {
	return pMap(ids, async (id) => caught(id, async () => ({id, key: await client.getKey(id, {signal})})), {concurrency});
}

/** Throws a validation error if one of the keys is the very key that the client authenticates with. */
export async function refuseOwnKey(
	client: Pick<PhyCloud, 'getIdentity'>,
	ids: readonly string[],
	{signal}: Cancellable = {},
): Promise<void> {
	const identity = await client.getIdentity({signal});
	if (identity !== undefined && ids.includes(identity.key_id)) {
		throw new PhywareError('VALIDATION', `${identity.key_id} is the key that this command itself uses.`, {
			reason: 'Revoking it would lock you out at once. Nothing was revoked.',
			remedy: 'Use another key for it, or give --allow-self if that is what you want.',
		});
	}
}

export type RevokeKeysOptions = Cancellable & {
	readonly now: () => Date;
	/** Told of each key as soon as it is done. */
	readonly onEnd?: (revocation: Revocation) => void;
};

/** Revokes keys that were looked up, in the order given; one failure does not stop the others. */
export async function revokeKeys(
	client: Pick<PhyCloud, 'revokeKey'>,
	keys: readonly LookedUp[],
	{signal, now, onEnd}: RevokeKeysOptions,
): Promise<Revocation[]> {
	return pMap(
		keys,
		async (lookedUp) => {
			const revocation = await revokeOne(client, lookedUp, {signal, now});
			onEnd?.(revocation);
			return revocation;
		},
		{concurrency},
	);
}

async function revokeOne(
	client: Pick<PhyCloud, 'revokeKey'>,
	lookedUp: LookedUp,
	{signal, now}: RevokeKeysOptions,
): Promise<Revocation> {
	if ('error' in lookedUp) {
		return {id: lookedUp.id, outcome: 'failed', error: lookedUp.error};
	}

	const {id, key} = lookedUp;
	if (key.status === 'revoked') {
		return {id, outcome: 'already', key};
	}

	const result = await caught(id, async () => ({
		id,
		key: (await client.revokeKey(id, {signal})) ?? goneKey(key, now()),
	}));
	return 'error' in result ? {id, outcome: 'failed', error: honest(result.error, id)} : {...result, outcome: 'revoked'};
}

/** A request that nobody answered may have been carried out. */
function honest(error: PhywareError, id: string): PhywareError {
	return error instanceof ConnectionError && error.mayHaveArrived
		? new PhywareError('OUTCOME_UNKNOWN', `It is unknown whether ${id} was revoked.`, {
				reason: error.message,
				remedy: 'Revoke it again: that does no harm to a key that is revoked.',
				requestId: error.requestId,
			})
		: error;
}

/** A key that vanished while it was being revoked: it is as good as revoked. */
function goneKey(key: Key, now: Date): Key {
	return {...key, status: 'revoked', revoked_at: key.revoked_at ?? toRfc3339(now)};
}

async function caught<Value>(
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
