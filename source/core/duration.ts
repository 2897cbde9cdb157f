const unitPattern = /(\d{1,6})(mo|[dhwy])/g;
const durationPattern = /^(?:\d{1,6}(?:mo|[dhwy]))+$/;

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

type Unit = 'h' | 'd' | 'w' | 'mo' | 'y';

/** A calendar duration: `2w`, `6mo`, `4d12h`. Months and years follow the calendar, the rest the clock. */
export type Duration = {readonly months: number; readonly milliseconds: number};

/** Parses `90d`, `12h`, `2w`, `6mo`, `1y` or a sum of them such as `4d12h`; `undefined` if it is none. */
export function parseDuration(text: string): Duration | undefined {
	if (!durationPattern.test(text)) {
		return undefined;
	}

	let months = 0;
	let milliseconds = 0;
	for (const [, count, unit] of text.matchAll(unitPattern)) {
		const amount = Number(count);
		switch (unit as Unit) {
			case 'y': {
				months += amount * 12;
				break;
			}

			case 'mo': {
				months += amount;
				break;
			}

			case 'w': {
				milliseconds += amount * 7 * day;
				break;
			}

			case 'd': {
				milliseconds += amount * day;
				break;
			}

			case 'h': {
				milliseconds += amount * hour;
				break;
			}
		}
	}

	return {months, milliseconds};
}

/** The instant that lies a duration after another, in UTC; the day is clamped to the month's last. */
export function addDuration(start: Date, {months, milliseconds}: Duration): Date {
	const dayOfMonth = start.getUTCDate();
	const moved = new Date(start);
	moved.setUTCDate(1);
	moved.setUTCMonth(moved.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
	moved.setUTCDate(Math.min(dayOfMonth, lastDay));
	return new Date(moved.getTime() + milliseconds);
}

/** Parses a time limit or a duration, `30m`, `1h`, `7d`, into milliseconds, a month being 30 days; `undefined` if it is neither, or zero. */
export function parseSpan(text: string): number | undefined {
	const word = text.trim().toLowerCase();
	const limit = parseTimeLimit(word);
	const duration = parseDuration(word);
	const span = limit ?? (duration && duration.months * 30 * day + duration.milliseconds);
	return span === undefined || span === 0 ? undefined : span;
}

const timeoutPattern = /^(\d{1,7})(ms|s|m)?$/;

/** Parses a time limit, `30`, `30s`, `500ms` or `2m`, into milliseconds; `undefined` if it is none or zero. */
export function parseTimeLimit(text: string): number | undefined {
	const [, count, unit = 's'] = timeoutPattern.exec(text) ?? [];
	if (count === undefined) {
		return undefined;
	}

	const milliseconds = Number(count) * {ms: 1, s: second, m: 60 * second}[unit]!;
	return milliseconds > 0 ? milliseconds : undefined;
}
