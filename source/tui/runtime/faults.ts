import {PhywareError} from '../../core/errors.js';

/** The preferences of sessions cannot be read or written. */
export function preferencesUnavailable(): PhywareError {
	return new PhywareError('OUTPUT', 'Cannot read or write preferences: this session does not remember them.');
}

/** There is no shell that would bring the session back. */
export function cannotSuspend(): PhywareError {
	return new PhywareError('INTERNAL', "Can't suspend: no job control here.");
}
