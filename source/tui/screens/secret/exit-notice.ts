import {type ErrorFacts} from '../../../core/errors.js';
import {quoted} from '../../../core/escape-sequences.js';
import {recoverCommand} from '../../../keys/failed-create.js';
import {type SecretScreen} from './model.js';

/** What the user must know who leaves a secret that is not known to be saved. Who was made to leave finds it in the journal. */
export function secretExitNotice({key, isSaved, isTaken}: SecretScreen, isForced: boolean): ErrorFacts | undefined {
	if (isSaved) {
		return undefined;
	}

	const what = `The key ${quoted(key.name)} (${key.id}) exists, but ${isTaken ? 'it is unknown whether its secret was saved' : 'its secret was not copied or written to a file'}.`;
	return isForced
		? {reason: what, remedy: `To get it, run: ${recoverCommand}`}
		: {reason: what, remedy: `To revoke the key, run: phyware cloud keys revoke ${key.id}`};
}
