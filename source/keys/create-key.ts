import {InterruptedError, PhywareError} from '../core/errors.js';
import {ConnectionError} from '../phycloud/connection-error.js';
import {type MintedKey, type PhyCloud} from '../phycloud/client.js';

export type CreateKeyOptions = {
	readonly tenantId: string;
	readonly name: string;
	readonly scopes: readonly string[];
	/** RFC 3339 in UTC, or `null` for a key that never expires. */
	readonly expiresAt: string | null;
	/** A UUID that is made once for what a person asked for once. */
	readonly idempotencyKey: string;
	readonly signal?: AbortSignal | undefined;
};

/**
Mints a key.

Throws `OUTCOME_UNKNOWN`, and never a plain connection error, if the key may exist although no whole answer came.
*/
export async function createKey(client: Pick<PhyCloud, 'createKey'>, options: CreateKeyOptions): Promise<MintedKey> {
	const {tenantId, name, scopes, expiresAt, idempotencyKey, signal} = options;
	const request = {name, scopes: [...scopes], ...(expiresAt !== null && {expires_at: expiresAt})};
	try {
		return await client.createKey(tenantId, request, {idempotencyKey, signal});
	} catch (error) {
		if (error instanceof InterruptedError) {
			throw new InterruptedError(error.signal, {
				reason: `The create of the key ${JSON.stringify(name)} was under way: it is unknown whether it was carried out.`,
				remedy: howToTell(tenantId),
			});
		}

		throw isUnknownOutcome(error) ? unknownOutcome(error, options) : error;
	}
}

function howToTell(tenantId: string): string {
	return `See whether it is there, and revoke it if it is: phyware cloud keys list --tenant-id ${tenantId}`;
}

function isUnknownOutcome(error: unknown): error is PhywareError {
	return error instanceof ConnectionError
		? error.mayHaveArrived
		: error instanceof PhywareError && error.code === 'OUTCOME_UNKNOWN';
}

function unknownOutcome(error: PhywareError, {tenantId, name}: CreateKeyOptions): PhywareError {
	return new PhywareError('OUTCOME_UNKNOWN', `It is unknown whether the key ${JSON.stringify(name)} was created.`, {
		reason: error.code === 'OUTCOME_UNKNOWN' ? error.reason : error.message,
		remedy: howToTell(tenantId),
		requestId: error.requestId,
		status: error.status,
	});
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
