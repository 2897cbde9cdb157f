import {isUsableId} from '../../../core/identifiers.js';
import {isRecord} from '../../../core/is-record.js';
import {WireMismatch} from './mismatch.js';
import {readTime} from './times.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object at a place. Throws `WireMismatch` for anything else; `expected` says what object it should be. */
export function requireObject(value: unknown, place: string, expected = 'an object'): JsonObject {
	if (isRecord(value)) {
		return value;
	}

	throw new WireMismatch(place, expected, value);
}

/** The list at a place. Throws `WireMismatch` for anything else. */
export function requireList(value: unknown, place: string): readonly unknown[] {
	if (Array.isArray(value)) {
		return value as unknown[];
	}

	throw new WireMismatch(place, 'a list', value);
}

/** The string at a place, which may be empty. Throws `WireMismatch` for anything else. */
export function requireString(value: unknown, place: string): string {
	if (typeof value === 'string') {
		return value;
	}

	throw new WireMismatch(place, 'a string', value);
}

/** The id at a place. Throws `WireMismatch` for what no path could carry. */
export function requireId(value: unknown, place: string): string {
	if (typeof value === 'string' && isUsableId(value)) {
		return value;
	}

	throw new WireMismatch(place, typeof value === 'string' ? 'an id (one printable word)' : 'a string', value);
}

/** A string that says something; anything else is unknown. */
export function optionalText(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An instant; anything else is unknown. */
export function optionalTime(value: unknown): string | undefined {
	return value === undefined ? undefined : readTime(value);
}

/** An instant, or `null` where the server says that there is none; anything else is unknown. */
export function timeOrNever(value: unknown): string | null | undefined {
	return value === null ? null : optionalTime(value);
}

/** Scopes as a list, or as words in one string; anything else is unknown. */
export function optionalScopes(value: unknown): readonly string[] | undefined {
	if (typeof value === 'string') {
		return value.split(/[\s,]+/).filter((scope) => scope !== '');
	}

	return Array.isArray(value) && value.every((scope) => typeof scope === 'string') ? value : undefined;
}

/** The longest cursor that an address can carry. */
const maximumCursor = 4096;

/** Where the next page begins; `null` for the last page, however the server says that. Throws `WireMismatch` for what no address can carry. */
export function nextCursor(value: unknown): string | null {
	const cursor = typeof value === 'number' ? String(value) : (optionalText(value) ?? null);
	if (cursor !== null && cursor.length > maximumCursor) {
		throw new WireMismatch('next_cursor', `a text of at most ${maximumCursor} characters`, value);
	}

	return cursor;
}
