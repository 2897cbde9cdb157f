import {quoted} from './escape-sequences.js';
import {type ErrorFacts, PhywareError} from './errors.js';

/** A validation error found before anything was sent. */
export function invalid(message: string, facts: ErrorFacts = {}): PhywareError {
	return new PhywareError('VALIDATION', message, facts);
}

/** Untrusted text in quotes, shortened to fit a message. */
export function quote(text: string): string {
	return quoted(text.length > 60 ? `${text.slice(0, 57).replace(/[\uD800-\uDBFF]$/, '')}…` : text);
}
