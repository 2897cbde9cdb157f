import {type ErrorFacts} from '../../../core/errors.js';
import {isRevoking, type RevokeScreen} from './model.js';

/** What the user must know who leaves while keys are revoked: the keys whose outcome is unknown. */
export function revokeExitNotice(screen: RevokeScreen): ErrorFacts | undefined {
	if (!isRevoking(screen)) {
		return undefined;
	}

	const {keys, progress} = screen;
	const ids = keys.filter(({id}) => progress?.get(id)?.kind === 'waiting').map(({id}) => id);
	return {
		reason: `It is unknown whether ${ids.length === 1 ? 'this key was' : 'these keys were'} revoked: ${ids.join(', ')}.`,
		remedy: `To revoke again, which does no harm, run: phyware cloud keys revoke ${ids.join(' ')}`,
	};
}
