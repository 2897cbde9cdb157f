import {type Key} from '../../../contract/wire/entities.js';
import {refuseOwnKey, revokeKeys} from '../../../keys/revoke-keys.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type EffectContext, toPhywareError} from './attempt.js';

/** Revokes keys side by side; each tells of itself as soon as it is done. Resolves with the ids of those that are revoked. */
export async function revokeInSession(
	{dispatch, now, signal}: EffectContext,
	client: PhyCloud,
	keys: readonly Key[],
): Promise<ReadonlySet<string>> {
	const ids = keys.map(({id}) => id);
	const ended = new Set<string>();
	const revoked = new Set<string>();
	try {
		await refuseOwnKey(client, ids, {signal});
		await revokeKeys(
			client,
			keys.map((key) => ({id: key.id, key})),
			{
				signal,
				now,
				onEnd(revocation) {
					ended.add(revocation.id);
					if (revocation.outcome === 'revoked' || revocation.outcome === 'already') {
						revoked.add(revocation.id);
					}

					dispatch({type: 'revocation-ended', revocation});
				},
			},
		);
	} catch (error_) {
		if (signal.aborted) {
			return revoked;
		}

		const error = toPhywareError(error_);
		const left = ids.filter((id) => !ended.has(id));
		for (const id of left) {
			dispatch({type: 'revocation-ended', revocation: {id, outcome: 'failed', error}});
		}
	}

	return revoked;
}
