import {PhywareError} from '../../../core/errors.js';
import {ownKeyId} from '../../../keys/revoke-keys.js';
import {type PhyCloud} from '../../../phycloud/client.js';

/** Throws a validation error if one of the old keys is the very key that the client authenticates with, where that can be known. */
export async function refuseOwnOldKeys(
	client: Pick<PhyCloud, 'getIdentity'>,
	oldIds: readonly string[],
	{signal}: {readonly signal: AbortSignal},
): Promise<void> {
	const own = await ownKeyId(client, {signal});
	if (own !== undefined && oldIds.includes(own)) {
		throw new PhywareError('VALIDATION', `${own} is the key that this command authenticates with.`, {
			reason: 'Revoking it would lock you out at once. Nothing was revoked.',
			remedy: 'Set PHYCLOUD_API_KEY to its new key, and run the command again.',
		});
	}
}
