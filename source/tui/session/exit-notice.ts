import {quoted} from '../../core/escape-sequences.js';
import {type ErrorFacts} from '../../core/errors.js';
import {recoverCommand} from '../../keys/failed-create.js';
import {textOf} from '../input/text-field.js';
import {isRevoking, type RevokeScreen} from '../screens/revoke/model.js';
import {type Screen} from './screen.js';
import {type Session} from './model.js';

/**
What a person must know who leaves now, or is made to: a secret that is gone, or what is still under way.

Who was made to leave finds creates in the journal.
*/
export function exitNotice(
	{screens, suspendedScreens}: Pick<Session, 'screens' | 'suspendedScreens'>,
	isForced: boolean,
): ErrorFacts | undefined {
	for (const screen of [...screens, ...suspendedScreens].toReversed()) {
		const words = exitNoticeOf(screen, isForced);
		if (words !== undefined) {
			return words;
		}
	}

	return undefined;
}

function exitNoticeOf(screen: Screen, isForced: boolean): ErrorFacts | undefined {
	switch (screen.name) {
		case 'secret': {
			const {key, isSaved, isTaken} = screen;
			if (isSaved) {
				return undefined;
			}

			const what = `The key ${quoted(key.name)} (${key.id}) is there, but ${isTaken ? 'whether its secret was saved is not known' : 'its secret was neither copied nor written to a file'}.`;
			return isForced
				? {reason: what, remedy: `Get it: ${recoverCommand}`}
				: {reason: what, remedy: `If nobody has it, revoke the key: phyware cloud keys revoke ${key.id}`};
		}

		case 'new-key': {
			const name = quoted(textOf(screen.keyName).trim());
			return screen.isSending || screen.isUnknown
				? {
						reason: `It is unknown whether the key ${name} was created.`,
						remedy: `Finish it, secret included, or revoke the key: ${recoverCommand}`,
					}
				: undefined;
		}

		case 'revoke': {
			return isRevoking(screen) ? revocationWords(screen) : undefined;
		}

		default: {
			return undefined;
		}
	}
}

function revocationWords({keys, progress}: RevokeScreen): ErrorFacts {
	const ids = keys.filter(({id}) => progress?.get(id)?.kind === 'waiting').map(({id}) => id);
	return {
		reason: `It is unknown whether ${ids.length === 1 ? 'this key was' : 'these keys were'} revoked: ${ids.join(', ')}.`,
		remedy: `Revoking again does no harm: phyware cloud keys revoke ${ids.join(' ')}`,
	};
}
