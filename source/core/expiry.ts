import {addDuration, parseDuration} from './duration.js';
import {invalid, quote} from './invalid.js';

/** The farthest that a key's expiry may lie ahead, in years. */
const maximumExpiryYears = 10;

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern =
	/^(\d{4}-\d{2}-\d{2})[ t](?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:\d{2})$/i;

/** The forms of an expiry, for messages and help. */
export const expiryForms = '90d, 12h, 2w, 6mo, 1y, 4d12h, 2027-01-31, 2027-01-31T18:00:00Z, never';

/**
The instant at which a key ends, as RFC 3339 in UTC, or `null` for `never`.

A plain date means the end of that day in UTC. Throws a validation error for the past, for more than ten years ahead and for what is no expiry.
*/
export function parseExpiry(text: string, now: Date): string | null {
	const word = text.trim();
	if (word.toLowerCase() === 'never') {
		return null;
	}

	const instant = resolve(word, now);
	if (instant === undefined) {
		throw invalid(`invalid expiry ${quote(text)}`, {remedy: `Use one of these forms: ${expiryForms}.`});
	}

	// What is sent has whole seconds.
	if (Math.floor(instant.getTime() / 1000) * 1000 <= now.getTime()) {
		throw invalid(`The expiry ${quote(text)} is not in the future.`, {
			reason: `It is now ${toRfc3339(now)}.`,
			remedy: 'Use a later date, a duration such as 90d, or never.',
		});
	}

	if (instant.getTime() > addDuration(now, {months: maximumExpiryYears * 12, milliseconds: 0}).getTime()) {
		throw invalid(`The expiry ${quote(text)} is more than ${maximumExpiryYears} years ahead.`, {
			remedy: `Use at most ${maximumExpiryYears}y, or never.`,
		});
	}

	return toRfc3339(instant);
}

/** How far two clocks may differ before it counts, in milliseconds: a `Date` header has whole seconds, and is on its way for a while. */
const clockTolerance = 60_000;

/**
The expiry for PhyCloud's clock, which is `ahead` milliseconds ahead of `now`, as RFC 3339 in UTC.

Only a duration depends on a clock. Throws what `parseExpiry` throws.
*/
export function expiryByServer(text: string, now: Date, ahead: number): string | null {
	const isDuration = parseDuration(text.trim().toLowerCase()) !== undefined;
	return parseExpiry(text, isDuration && Math.abs(ahead) > clockTolerance ? new Date(now.getTime() + ahead) : now);
}

function resolve(word: string, now: Date): Date | undefined {
	const duration = parseDuration(word.toLowerCase());
	if (duration !== undefined) {
		const instant = addDuration(now, duration);
		// A sum beyond what a Date can hold is far ahead, not malformed.
		return Number.isNaN(instant.getTime()) ? new Date(8.64e15) : instant;
	}

	if (datePattern.test(word)) {
		return calendarDate(word, `${word}T23:59:59Z`);
	}

	const date = instantPattern.exec(word)?.[1];
	return date === undefined ? undefined : calendarDate(date, word.replace(' ', 'T').toUpperCase());
}

/** The instant of a text whose date exists in the calendar: `Date` would roll 31 February over to March. */
function calendarDate(date: string, instant: string): Date | undefined {
	const midnight = new Date(`${date}T00:00:00Z`);
	const parsed = new Date(instant);
	const exists =
		!Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date) && !Number.isNaN(parsed.getTime());
	return exists ? parsed : undefined;
}

/** RFC 3339 in UTC to the second: `2027-01-31T23:59:59Z`. */
export function toRfc3339(instant: Date): string {
	return instant.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
