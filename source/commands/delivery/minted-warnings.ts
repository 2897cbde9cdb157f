import {PhywareError} from '../../core/errors.js';
import {type CreatedKey} from '../../keys/create-key.js';
import {createdWarnings} from '../../keys/created-warnings.js';
import {recoverCommand} from '../../keys/failed-create.js';
import {secretText} from '../../output/secret-text.js';
import {clean} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {warn} from '../command/notes.js';

/** Warns of whatever a person should know of a new key that is delivered. */
export async function warnOfKey(created: CreatedKey, context: Pick<Context, 'stderr'>): Promise<void> {
	for (const warning of createdWarnings(created)) {
		// In the order in which they were found.
		await warn(context, clean(warning));
	}
}

/** Why a secret that was delivered is not to be relied on; `undefined` if it is. `isText` says that it was printed as bare text. */
export function refusedSecretError({key, secret, isRefused}: CreatedKey, isText: boolean): PhywareError | undefined {
	if (isRefused) {
		return new PhywareError('OUTCOME_UNKNOWN', `PhyCloud does not accept the secret that it sent for ${key.id}.`, {
			reason: 'It may have been damaged in transit.',
			remedy: `To get it again, run: ${recoverCommand}\nTo revoke the key, run: phyware cloud keys revoke ${key.id}`,
		});
	}

	return isText && !secretText(secret).isExact
		? new PhywareError('OUTPUT', `The secret of ${key.id} contains characters that cannot be printed.`, {
				reason: 'It is shown as a JSON string.',
				remedy: `To get it exactly, run: ${recoverCommand} --output json`,
			})
		: undefined;
}
