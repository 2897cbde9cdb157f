const units: ReadonlyArray<readonly [name: string, milliseconds: number]> = [
	['y', 365 * 86_400_000],
	['mo', 30 * 86_400_000],
	['d', 86_400_000],
	['h', 3_600_000],
	['min', 60_000],
	['s', 1000],
];

/**
The distance between an instant and now in one unit, as a person says it: `in 23 d`, `4 h ago`, `now`.

`2 mo` begins at 60 days, and `2 y` at two years: below that the smaller unit says more.
*/
export function relativeTime(instant: string, now: Date): string {
	const distance = Date.parse(instant) - now.getTime();
	const size = magnitude(Math.abs(distance));
	if (size === undefined) {
		return 'now';
	}

	return distance > 0 ? `in ${size}` : `${size} ago`;
}

/** A length of time in its most telling unit, such as `23 d`; `undefined` below five seconds. */
export function magnitude(milliseconds: number): string | undefined {
	if (milliseconds < 5000) {
		return undefined;
	}

	for (const [name, length] of units) {
		const least = name === 'y' || name === 'mo' ? 2 : 1;
		if (milliseconds >= least * length) {
			return `${Math.floor(milliseconds / length)} ${name}`;
		}
	}

	return undefined;
}
