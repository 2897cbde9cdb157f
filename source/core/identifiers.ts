import {invalid, quote} from './invalid.js';

/** The forms of ids: the prefix and 1 to 64 letters, digits, `_` or `-`. */
export const idForms = {
	tenant: {pattern: /^ten_[\w-]{1,64}$/, example: 'ten_abc123'},
	key: {pattern: /^key_[\w-]{1,64}$/, example: 'key_abc123'},
};

/** Whether a text has the form of an id. */
export function isId(kind: keyof typeof idForms, text: string): boolean {
	return idForms[kind].pattern.test(text);
}

/** Returns the id as it is, or throws a validation error that names the form. */
export function parseId(kind: keyof typeof idForms, text: string): string {
	if (isId(kind, text)) {
		return text;
	}

	const {example} = idForms[kind];
	throw invalid(`${quote(text)} is not a ${kind} id.`, {
		reason: `A ${kind} id is ${example.slice(0, 4)} and 1 to 64 letters, digits, _ or -, such as ${example}.`,
		remedy:
			kind === 'key'
				? "phyware cloud keys list --tenant-id <ID> shows the ids of a tenant's keys."
				: 'Check the id; nothing was sent.',
	});
}
