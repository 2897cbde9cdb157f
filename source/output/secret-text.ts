import {type Secret} from '../core/secret.js';
import {asciiJson, clean, type Printable} from '../terminal/printable.js';

/** A secret as text; one with characters that cannot be printed stands as a JSON string instead, and `isExact` is false. */
export function secretText(secret: Secret): {readonly text: Printable; readonly isExact: boolean} {
	const value = secret.reveal();
	const text = clean(value);
	return text === value ? {text, isExact: true} : {text: asciiJson(value), isExact: false};
}
