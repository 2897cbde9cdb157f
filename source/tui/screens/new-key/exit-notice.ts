import {type ErrorFacts} from '../../../core/errors.js';
import {quoted} from '../../../core/escape-sequences.js';
import {recoverCommand} from '../../../keys/failed-create.js';
import {textOf} from '../../input/text-field.js';
import {type NewKeyScreen} from './model.js';

/** What the user must know who leaves while a create is under way, or its outcome is unknown. */
export function newKeyExitNotice({keyName, isSending, isUnknown}: NewKeyScreen): ErrorFacts | undefined {
	return isSending || isUnknown
		? {
				reason: `It is unknown whether the key ${quoted(textOf(keyName).trim())} was created.`,
				remedy: `To get the secret, or revoke the key, run: ${recoverCommand}`,
			}
		: undefined;
}
