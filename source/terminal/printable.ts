import {enclosed, removed} from '../core/escape-sequences.js';
import {hiddenCharacter, looseJoiner} from '../core/hidden.js';
import {lazy} from '../core/lazy.js';
import {isPlain} from './plain.js';

declare const brand: unique symbol;

/**
Text that is safe to write to a terminal: ours, or foreign text that went through `clean`.

An uncleaned string does not fit where a `Printable` is asked for, so it cannot reach a stream without a cast.
*/
export type Printable = string & {readonly [brand]: 'printable'};

const hidden = new RegExp(hiddenCharacter, 'gu');
const loose = lazy(() => new RegExp(looseJoiner(), 'gv'));

/** A skin tone without anything that has a skin: it joins whatever stands before it, be it the blank between two columns. */
const strayTone = /(?<!\p{Emoji_Modifier_Base})\p{Emoji_Modifier}/gu;

const maximumMarks = 4;
const mark = String.raw`[\u{200C}\u{200D}]?\p{M}`;
const stackedMarks = new RegExp(`((?:${mark}){${maximumMarks}})(?:${mark})+`, 'gu');

/**
Makes foreign text safe to show on one line.

Escape sequences and characters that move, hide, reverse or stack text are each replaced with `\uFFFD`; letters of every script stay. Total, and idempotent.
*/
export function clean(foreign: string): Printable {
	if (isPlain(foreign)) {
		return foreign as Printable;
	}

	return enclosed(foreign)
		.replaceAll(hidden, removed)
		.replaceAll(stackedMarks, `$1${removed}`)
		.replaceAll(strayTone, removed)
		.replaceAll(loose(), removed)
		.replaceAll(/\uFFFD{2,}/g, removed) as Printable;
}

type Part = Printable | number;

/** Builds printable text from a literal of ours and printable parts: the way in for our own words. */
export function say(literals: TemplateStringsArray, ...parts: readonly Part[]): Printable {
	return String.raw({raw: literals}, ...parts) as Printable;
}

/** Joins printable pieces. */
export function join(parts: readonly Printable[], separator: '' | ' ' | ', ' | '\n' | '  ' = ''): Printable {
	return parts.join(separator) as Printable;
}

/** JSON of any data in printable ASCII: the data stays exact, everything else is escaped. */
export function asciiJson(data: unknown, indentation?: number): Printable {
	return JSON.stringify(data, undefined, indentation).replaceAll(/[\u007F-\uFFFF]/g, escapeUnit) as Printable;
}

function escapeUnit(unit: string): string {
	return String.raw`\u${unit.codePointAt(0)!.toString(16).padStart(4, '0')}`;
}
