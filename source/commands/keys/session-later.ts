import {invalid} from '../../core/invalid.js';
import {type PhywareError} from '../../core/errors.js';

/** What a call says in whose place the session will open, until there is one. */
export function sessionComesLater(usage: string): PhywareError {
	return invalid('The interactive session would open here; this version has none yet.', {
		remedy: `Give the flags instead: ${usage}`,
	});
}
