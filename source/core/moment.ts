import {addDuration, parseDuration} from './duration.js';

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:\d{2})$/i;

/** The forms of a moment in the past, for messages. */
export const momentForms = '2026-01-31, 2026-01-31T18:00:00Z or 90d (that long ago)';

/** A moment in the past: a date means its start in UTC, an RFC 3339 instant itself, and a duration so long before `now`; `undefined` for what is none. */
export function parseMoment(text: string, now: Date): Date | undefined {
	const word = text.trim();
	if (datePattern.test(word)) {
		const start = new Date(`${word}T00:00:00Z`);
		// 31 February is none.
		return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(word) ? start : undefined;
	}

	const instant = instantPattern.test(word) ? new Date(word.toUpperCase()) : durationBefore(word, now);
	return instant === undefined || Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** The instant that lies a duration before another; `undefined` for what is no duration. */
export function durationBefore(text: string, now: Date): Date | undefined {
	const duration = parseDuration(text.trim().toLowerCase());
	if (duration === undefined) {
		return undefined;
	}

	const {months, milliseconds} = duration;
	return valid(addDuration(now, {months: -months, milliseconds: -milliseconds}));
}

/** The instant that lies a duration after another; `undefined` for what is no duration. */
export function durationAfter(text: string, now: Date): Date | undefined {
	const duration = parseDuration(text);
	return duration === undefined ? undefined : valid(addDuration(now, duration));
}

/** An instant that a `Date` can hold. */
function valid(instant: Date): Date | undefined {
	return Number.isNaN(instant.getTime()) ? undefined : instant;
}
