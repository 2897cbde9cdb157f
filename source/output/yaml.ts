import {Document, visit} from 'yaml';
import {asciiJson, type Printable} from '../terminal/printable.js';

/** What may stand without quotes: no reader takes a word that begins with a letter for anything else, but for the words that the library knows and these numbers of some. */
const plain = /^(?!(?:nan|inf|infinity)$)[a-z][\u0020-\u007E]*$/i;

/**
YAML of any data in printable ASCII, which readers of YAML 1.1 and 1.2 understand alike: strings that either could take for something else are quoted.

A string with anything but printable ASCII in it is quoted and escaped, so that the data stays exact.
*/
export function toYaml(data: unknown): Printable {
	const document = new Document(data, {aliasDuplicateObjects: false, compat: 'yaml-1.1'});
	visit(document, {
		Scalar(_, node) {
			if (typeof node.value === 'string' && !plain.test(node.value)) {
				node.type = 'QUOTE_DOUBLE';
			}
		},
	});
	return document
		.toString({lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity})
		.replaceAll(/[^\n\u{20}-\u{7E}]/gu, escapeCharacter) as Printable;
}

/** The escape of a double-quoted scalar; YAML has no surrogate pairs. */
function escapeCharacter(character: string): string {
	const code = character.codePointAt(0)!;
	return code > 0xff_ff ? String.raw`\U${code.toString(16).padStart(8, '0')}` : asciiJson(character).slice(1, -1);
}
