import {maskCredentials} from './secret.js';

const maximumLine = 300;

/** A text of a server's, short enough for a message, with credentials masked; `undefined` if there is none. */
export function shortLine(value: unknown): string | undefined {
	if (typeof value !== 'string' || value.trim() === '') {
		return undefined;
	}

	const text = maskCredentials(value.trim());
	return text.length > maximumLine ? `${text.slice(0, maximumLine - 1)}…` : text;
}
