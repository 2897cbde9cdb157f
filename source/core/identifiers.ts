import {invalid, quote} from './invalid.js';

/** What ids look like where PhyWare makes them; another installation's ids may look otherwise. */
const examples = {tenant: 'ten_abc123', key: 'key_abc123'} as const;

export type IdKind = keyof typeof examples;

/** An id that can be sent: 1 to 128 letters, digits, `_`, `-`, `.`, `:` or `~`. A path of `.` or `..` would lead elsewhere. */
export const idPattern = /^(?!\.{1,2}$)[\w.:~-]{1,128}$/;

/** An id that can be shown: one printable word. */
const usablePattern = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]{1,256}$/u;

/** A secret, however short or cut: no id begins like that. */
const secretForm = /phk_[a-z]+_/;

/** Whether a server's text can be taken for an id. */
export function isUsableId(text: string): boolean {
	return usablePattern.test(text);
}

/** Whether a text can be sent as an id of that kind. A secret never is, nor what looks like the other kind's. */
export function isId(kind: IdKind, text: string): boolean {
	return idProblem(kind, text) === undefined;
}

/** An id as a person or a script gives it: blanks and line ends around it do not count. Throws what `checkId` throws. */
export function parseId(kind: IdKind, text: string): string {
	return checkId(kind, text.trim());
}

/** Returns the id as it is, or throws a validation error that says what is wrong with it. */
export function checkId(kind: IdKind, text: string): string {
	const problem = idProblem(kind, text);
	if (problem === undefined) {
		return text;
	}

	throw invalid(`${secretForm.test(text) ? 'That' : quote(text)} is not a ${kind} id.`, {
		reason: problem,
		remedy:
			kind === 'key'
				? "To see the ids of a tenant's keys, run: phyware cloud keys list --tenant-id <ID>"
				: 'Check the id; nothing was sent.',
	});
}

/** Why a text cannot be an id of that kind, as a sentence; `undefined` if it can. */
export function idProblem(kind: IdKind, text: string): string | undefined {
	if (secretForm.test(text)) {
		return 'It looks like the secret of an API key. An id is public, a secret is not.';
	}

	const other: IdKind = kind === 'key' ? 'tenant' : 'key';
	if (text.startsWith(prefixOf(other))) {
		return `It looks like a ${other} id.`;
	}

	if (/^["'].*["']$/s.test(text)) {
		return 'It is in quotes.';
	}

	return idPattern.test(text)
		? undefined
		: `A ${kind} id has 1 to 128 letters, digits, _, -, ., : or ~, such as ${examples[kind]}.`;
}

function prefixOf(kind: IdKind): string {
	return examples[kind].slice(0, 4);
}
