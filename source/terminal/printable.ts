import {stripEscapes, replacementCharacter} from '../core/escape-sequences.js';
import {hiddenCharacter, strayJoiner} from '../core/hidden.js';
import {lazy} from '../core/lazy.js';
import {isPlain} from './plain.js';

declare const brand: unique symbol;

/**
Text that is safe to write to a terminal: ours, or untrusted text that went through `clean`.

An uncleaned string does not fit where a `Printable` is asked for, so it cannot reach a stream without a cast.
*/
export type Printable = string & {readonly [brand]: 'printable'};

const hidden = new RegExp(hiddenCharacter, 'gu');
const loose = lazy(() => new RegExp(strayJoiner(), 'gv'));

/** A skin tone without anything that has a skin: it joins whatever stands before it, be it the blank between two columns. */
const strayTone = /(?<!\p{Emoji_Modifier_Base})\p{Emoji_Modifier}/gu;

const maximumMarks = 4;
const mark = String.raw`[\u{200C}\u{200D}]?\p{M}`;
const stackedMarks = new RegExp(`((?:${mark}){${maximumMarks}})(?:${mark})+`, 'gu');

/** The most units of UTF-16 that are cleaned. */
const cleanable = 16_384;

/**
Makes untrusted text safe to show on one line.

Escape sequences and characters that move, hide, reverse or stack text are each replaced with `\uFFFD`; letters of every script stay. Total, and idempotent.
*/
export function clean(untrusted: string): Printable {
	if (isPlain(untrusted)) {
		return untrusted as Printable;
	}

	// Patterns take memory for each step: longer text is cut, and an ellipsis shows that.
	const readable = untrusted.length > cleanable ? `${untrusted.slice(0, cleanable)}…` : untrusted;
	return stripEscapes(readable)
		.replaceAll(hidden, replacementCharacter)
		.replaceAll(stackedMarks, `$1${replacementCharacter}`)
		.replaceAll(strayTone, replacementCharacter)
		.replaceAll(loose(), replacementCharacter)
		.replaceAll(/\uFFFD{2,}/g, replacementCharacter) as Printable;
}

type Part = Printable | number;

/** Builds printable text from a literal of ours and printable parts: the way in for our own words. */
export function printable(literals: TemplateStringsArray, ...parts: readonly Part[]): Printable {
	return String.raw({raw: literals}, ...parts) as Printable;
}

/** Joins printable pieces. */
export function join(parts: readonly Printable[], separator: '' | ' ' | ', ' | '\n' | '  ' = ''): Printable {
	return parts.join(separator) as Printable;
}

/** JSON of any data in printable ASCII: the data stays exact, everything else is escaped. */
export function asciiJson(data: unknown, indentation?: number): Printable {
	const json = JSON.stringify(data, undefined, indentation);
	return (json.length <= pieceLength ? escapeUnits(json) : escapePieces(json)) as Printable;
}

/** Longer texts are escaped in pieces of this many units of UTF-16, by hand: a replacement remembers each match, which takes thirty times as much memory as the text. */
const pieceLength = 65_536;

function escapePieces(json: string): string {
	const pieces: string[] = [];
	for (let start = 0; start < json.length; start += pieceLength) {
		pieces.push(escapePiece(json.slice(start, start + pieceLength)));
	}

	return pieces.join('');
}

function escapePiece(piece: string): string {
	const escaped = Buffer.allocUnsafe(piece.length * 6);
	let length = 0;
	for (let index = 0; index < piece.length; index++) {
		const unit = unitAt(piece, index);
		if (unit < 0x7f) {
			escaped[length++] = unit;
		} else {
			escaped[length++] = 0x5c;
			escaped[length++] = 0x75;
			for (let shift = 12; shift >= 0; shift -= 4) {
				escaped[length++] = unitAt(hexDigits, (unit >> shift) & 15);
			}
		}
	}

	return escaped.toString('latin1', 0, length);
}

const hexDigits = '0123456789abcdef';

function unitAt(text: string, index: number): number {
	// eslint-disable-next-line unicorn/prefer-code-point -- JSON escapes the units of UTF-16, half a pair each.
	return text.charCodeAt(index);
}

function escapeUnits(json: string): string {
	return json.replaceAll(/[\u007F-\uFFFF]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
	return String.raw`\u${unitAt(unit, 0).toString(16).padStart(4, '0')}`;
}
