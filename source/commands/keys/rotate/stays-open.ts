import {PhywareError} from '../../../core/errors.js';
import {quoted} from '../../../core/escape-sequences.js';
import {statusCommand} from '../../../keys/rotation/status-command.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';

/** The error for an old key that was to be revoked, and could not be yet. */
export function rotationStaysOpen({old}: RotationEntry, reason: string): PhywareError {
	return new PhywareError('ROTATION_OPEN', `The old key ${quoted(old.name)} (${old.id}) was not revoked.`, {
		reason,
		remedy: `To see how far it is, run: ${statusCommand}\nTo revoke it all the same, run: phyware cloud keys rotate --finish ${old.id} --force`,
	});
}
