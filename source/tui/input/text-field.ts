import {splitGraphemes} from '../../core/graphemes.js';
import {isPlain} from '../../terminal/plain.js';
import {type KeyPress} from './key-press.js';

/** A line of text being edited; the cursor stands before the grapheme of its index. */
export type TextField = {
	readonly graphemes: readonly string[];
	readonly cursor: number;
	/** What was cut last, for `ctrl+y`. */
	readonly cut: readonly string[];
};

/** The most graphemes that a field holds: more than anything that is typed or pasted here on purpose. */
const longest = 4096;

/** A field that holds a text, the cursor at its end. */
export function textField(text = ''): TextField {
	const graphemes = splitGraphemes(text);
	return {graphemes, cursor: graphemes.length, cut: []};
}

/** The text of a field. */
export function textOf({graphemes}: TextField): string {
	return graphemes.join('');
}

type Edit = (field: TextField) => TextField;

const toStart: Edit = (field) => ({...field, cursor: 0});
const toEnd: Edit = (field) => ({...field, cursor: field.graphemes.length});
const left: Edit = (field) => ({...field, cursor: Math.max(0, field.cursor - 1)});
const right: Edit = (field) => ({...field, cursor: Math.min(field.graphemes.length, field.cursor + 1)});
const wordLeft: Edit = (field) => ({...field, cursor: wordStart(field)});
const wordRight: Edit = (field) => ({...field, cursor: wordEnd(field)});
const deleteLeft: Edit = (field) => remove(field, field.cursor - 1, field.cursor);
const deleteRight: Edit = (field) => remove(field, field.cursor, field.cursor + 1);
const cutWordLeft: Edit = (field) => cutOut(field, wordStart(field), field.cursor);
const cutWordRight: Edit = (field) => cutOut(field, field.cursor, wordEnd(field));

/** What keys do in a field; they are readline's. */
const edits: ReadonlyMap<string, Edit> = new Map<string, Edit>([
	['left', left],
	['ctrl+b', left],
	['right', right],
	['ctrl+f', right],
	['home', toStart],
	['ctrl+a', toStart],
	['end', toEnd],
	['ctrl+e', toEnd],
	['alt+b', wordLeft],
	['alt+left', wordLeft],
	['ctrl+left', wordLeft],
	['alt+f', wordRight],
	['alt+right', wordRight],
	['ctrl+right', wordRight],
	['backspace', deleteLeft],
	['shift+backspace', deleteLeft],
	['ctrl+h', deleteLeft],
	['delete', deleteRight],
	['ctrl+d', deleteRight],
	['ctrl+u', (field) => cutOut(field, 0, field.cursor)],
	['ctrl+k', (field) => cutOut(field, field.cursor, field.graphemes.length)],
	['ctrl+w', cutWordLeft],
	['alt+backspace', cutWordLeft],
	['ctrl+backspace', cutWordLeft],
	['alt+d', cutWordRight],
	['alt+delete', cutWordRight],
	['ctrl+delete', cutWordRight],
	['ctrl+y', (field) => insertText(field, field.cut.join(''))],
]);

/** The field after a key; `undefined` if the key is none of an editor's. */
export function editText(field: TextField, {name, text}: KeyPress): TextField | undefined {
	return text === undefined ? edits.get(name)?.(field) : insertText(field, text);
}

/** Puts text in at the cursor. What could not stand on one line is left out: pastes come with line ends and worse. */
export function insertText(field: TextField, text: string): TextField {
	const room = longest - field.graphemes.length;
	if (room <= 0) {
		return field;
	}

	const line = oneLine(text);
	if (
		isPlain(line) &&
		isPlain(field.graphemes[field.cursor - 1] ?? '') &&
		isPlain(field.graphemes[field.cursor] ?? '')
	) {
		const letters = [...line].slice(0, room);
		return {
			...field,
			graphemes: field.graphemes.toSpliced(field.cursor, 0, ...letters),
			cursor: field.cursor + letters.length,
		};
	}

	const before = field.graphemes.slice(0, field.cursor).join('') + splitGraphemes(line).slice(0, room).join('');
	const after = field.graphemes.slice(field.cursor).join('');
	// Joined and split again: a combining mark that is typed belongs to the letter before it.
	return {...field, graphemes: splitGraphemes(before + after), cursor: splitGraphemes(before).length};
}

const escapeSequence =
	/\u009B[\u0020-\u003F]*[\u0040-\u007E]|[\u0090\u0098\u009D-\u009F][^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?|\u001B(?:\[[\u0020-\u003F]*[\u0040-\u007E]|[\]P^_X][^\u0007\u001B]*(?:\u0007|\u001B\\)?|.)?/gs;

function oneLine(text: string): string {
	return text
		.replaceAll(escapeSequence, '')
		.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
		.replaceAll(/\p{Cc}/gu, '');
}

function remove({graphemes, cut}: TextField, from: number, to: number): TextField {
	const before = graphemes.slice(0, Math.max(0, from)).join('');
	// What was apart can come together, as the halves of a flag do.
	return {cut, graphemes: splitGraphemes(before + graphemes.slice(to).join('')), cursor: splitGraphemes(before).length};
}

function cutOut(field: TextField, from: number, to: number): TextField {
	const cut = field.graphemes.slice(from, to);
	return cut.length === 0 ? field : {...remove(field, from, to), cut};
}

function isWord(grapheme: string | undefined): boolean {
	return grapheme !== undefined && /[\p{L}\p{N}]/u.test(grapheme);
}

function wordStart({graphemes, cursor}: TextField): number {
	let start = cursor;
	while (start > 0 && !isWord(graphemes[start - 1])) {
		start--;
	}

	while (start > 0 && isWord(graphemes[start - 1])) {
		start--;
	}

	return start;
}

function wordEnd({graphemes, cursor}: TextField): number {
	let end = cursor;
	while (end < graphemes.length && !isWord(graphemes[end])) {
		end++;
	}

	while (end < graphemes.length && isWord(graphemes[end])) {
		end++;
	}

	return end;
}
