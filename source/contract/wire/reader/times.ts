const canonical =
	/^(?:19[7-9]\d|[2-9]\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const readable =
	/^(?<date>\d{4}-\d{2}-\d{2})[t ](?<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?<fraction>\.\d+)? ?(?<zone>z|[+-]\d{2}(?::?\d{2})?)?$/i;
const epoch = /^\d{9,17}(?:\.\d+)?$/;

/** Servers write the beginning of their calendar (year 1, or 1970) where a time was never set. */
const earliest = Date.UTC(1971, 0, 1);
const latest = Date.UTC(9999, 11, 31);

/**
An instant in any form that servers write: RFC 3339, with or without an offset (none means UTC), or seconds, milliseconds or microseconds since 1970.

Returns RFC 3339 in UTC; `undefined` for whatever cannot be read as an instant.
*/
export function readTime(value: unknown): string | undefined {
	if (typeof value === 'string' && canonical.test(value) && value >= '1971') {
		return value;
	}

	const milliseconds = typeof value === 'number' ? fromEpoch(value) : typeof value === 'string' ? fromText(value) : NaN;
	return milliseconds >= earliest && milliseconds <= latest
		? new Date(milliseconds).toISOString().replace('.000Z', 'Z')
		: undefined;
}

function fromText(text: string): number {
	if (epoch.test(text)) {
		return fromEpoch(Number(text));
	}

	const {date, clock, fraction = '', zone = 'Z'} = readable.exec(text)?.groups ?? {};
	return date === undefined || !isInCalendar(date)
		? NaN
		: Date.parse(`${date}T${clock}${clock!.length === 5 ? ':00' : ''}${fraction}${fullZone(zone)}`);
}

/** `Date` would roll 31 February over to March. */
function isInCalendar(date: string): boolean {
	const midnight = new Date(`${date}T00:00:00Z`);
	return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}

function fullZone(zone: string): string {
	if (/^z$/i.test(zone)) {
		return 'Z';
	}

	const digits = zone.replace(':', '');
	return `${digits.slice(0, 3)}:${digits.slice(3).padEnd(2, '0')}`;
}

/** The unit shows in the size: seconds have up to 11 digits until the year 5138, and each further unit three more. */
function fromEpoch(value: number): number {
	if (value < 1e11) {
		return value * 1000;
	}

	return value < 1e14 ? value : value / 1000;
}
