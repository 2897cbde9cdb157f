/** Stands for what was removed from untrusted text. */
export const replacementCharacter = '\u{FFFD}';

/** An escape sequence, whole, so that its parameters do not stay behind as text: CSI, the string sequences (OSC, DCS, SOS, PM, APC), other escapes. */
const sequence = new RegExp(
	[
		String.raw`(?:\u001B\[|\u009B)[\u0030-\u003F]*[\u0020-\u002F]*[\u0040-\u007E]?`,
		String.raw`(?:\u001B[P\]X^_]|[\u0090\u009D\u0098\u009E\u009F])[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?`,
		String.raw`\u001B[\u0020-\u002F]*[\u0030-\u007E]?`,
	].join('|'),
	'g',
);

/**
Untrusted text for a sentence of the program, without escape sequences.

An unfinished sequence would continue in the words after it, which would be removed with it when the sentence is cleaned.
*/
export function stripEscapes(untrusted: string): string {
	return untrusted.replaceAll(sequence, replacementCharacter);
}

/** Untrusted text in quotes, for a sentence of the program. */
export function quoted(untrusted: string): string {
	return JSON.stringify(stripEscapes(untrusted));
}
