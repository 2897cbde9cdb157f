import {PhywareError} from '../../../core/errors.js';
import {ownKeyId} from '../../../keys/revoke-keys.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';

/** Throws a validation error if one of the old keys is the very key that the client authenticates with, where that can be known. */
export async function refuseOwnOldKeys(
	client: Pick<PhyCloud, 'getIdentity'>,
	entries: readonly RotationEntry[],
	{signal}: {readonly signal: AbortSignal},
): Promise<void> {
	const own = await ownKeyId(client, {signal});
	if (entries.some(({old}) => old.id === own)) {
		throw new PhywareError('VALIDATION', `${own!} is the key that this command authenticates with.`, {
			reason: 'Revoking it would lock you out at once. Nothing was revoked.',
			remedy: 'Set PHYCLOUD_API_KEY to its new key, and run the command again.',
		});
	}
}
