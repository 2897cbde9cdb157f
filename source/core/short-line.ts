import {maskCredentials} from './secret.js';

const maximumLine = 300;

/** How the documents begin whose markup is never shown. */
const document = /^<(?:!doctype|html|\?xml)/i;

/**
A server's text as one line that is short enough for a message, with credentials masked.

`undefined` if there is none: no string, nothing but blanks, or a whole web page.
*/
export function shortLine(value: unknown): string | undefined {
	if (typeof value !== 'string' || document.test(value.trimStart())) {
		return undefined;
	}

	// Masked while it is whole; what is too long by far is cut before line ends are looked for.
	const text = maskCredentials(value.trim())
		.slice(0, 10 * maximumLine)
		.replaceAll(/\s+/g, ' ');
	if (text === '') {
		return undefined;
	}

	return text.length > maximumLine ? `${text.slice(0, maximumLine - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}
