import pMap from 'p-map';
import {type Identity} from '../contract/wire/entities.js';
import {PhywareError} from '../core/errors.js';
import {type PhyCloud} from '../phycloud/client.js';
import {createRateGate} from './rate-gate.js';
import {catchPhywareError, type KeyLookUp, type Revocation, type RevokeClient, revokeKey} from './revoke-key.js';

/** How many keys are worked on at once. */
const concurrency = 4;

type Cancelable = {readonly signal?: AbortSignal | undefined};

/** Looks keys up, in the order asked for. An error stays with its key; an interruption is thrown. */
export async function lookUpKeys(
	client: Pick<PhyCloud, 'getKey'>,
	ids: readonly string[],
	{signal}: Cancelable = {},
): Promise<KeyLookUp[]> {
	return pMap(ids, async (id) => catchPhywareError(id, async () => ({id, key: await client.getKey(id, {signal})})), {
		concurrency,
	});
}

/** Throws a validation error if one of the keys is the very key that the client authenticates with, where that can be known. */
export async function refuseOwnKey(
	client: Pick<PhyCloud, 'getIdentity'>,
	ids: readonly string[],
	{signal}: Cancelable = {},
): Promise<void> {
	const keyId = await ownKeyId(client, {signal});
	if (keyId !== undefined && ids.includes(keyId)) {
		throw new PhywareError('VALIDATION', `${keyId} is the key that this command authenticates with.`, {
			reason: 'Revoking it would lock you out at once. Nothing was revoked.',
			remedy: 'Use another key, or add --allow-self to revoke it anyway.',
		});
	}
}

/** The id of the key that the client authenticates with; `undefined` where that cannot be known. */
export async function ownKeyId(
	client: Pick<PhyCloud, 'getIdentity'>,
	{signal}: Cancelable = {},
): Promise<string | undefined> {
	const identity = await identityIfKnown(client, {signal});
	return identity?.key_id;
}

/** A server that fails to say who one is may revoke keys all the same. */
async function identityIfKnown(
	client: Pick<PhyCloud, 'getIdentity'>,
	{signal}: Cancelable,
): Promise<Identity | undefined> {
	try {
		return await client.getIdentity({signal});
	} catch (error) {
		signal?.throwIfAborted();
		if (error instanceof PhywareError && error.code === 'SERVER') {
			return undefined;
		}

		throw error;
	}
}

export type RevokeKeysOptions = Cancelable & {
	readonly now: () => Date;
	/** Called before a key's request is sent. */
	readonly onStart?: (id: string) => void;
	/** Called with each key as soon as it is done; the next one waits for it. */
	readonly onEnd?: (revocation: Revocation) => void | Promise<void>;
	/** Called with how long all wait, in milliseconds, because the server limits the rate. */
	readonly onWait?: (milliseconds: number) => void;
};

/** Revokes keys, in the order given; one failure does not stop the others. */
export async function revokeKeys(
	client: RevokeClient,
	keys: readonly KeyLookUp[],
	{signal, now, onStart, onEnd, onWait}: RevokeKeysOptions,
): Promise<Revocation[]> {
	const gate = createRateGate(onWait);
	return pMap(
		keys,
		async (lookedUp) => {
			onStart?.(lookedUp.id);
			const revocation = await revokeKey(client, lookedUp, {signal, now, gate});
			await onEnd?.(revocation);
			return revocation;
		},
		{concurrency},
	);
}
