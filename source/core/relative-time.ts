const units: ReadonlyArray<readonly [name: string, milliseconds: number]> = [
	['y', 365 * 86_400_000],
	['mo', 30 * 86_400_000],
	['d', 86_400_000],
	['h', 3_600_000],
	['min', 60_000],
	['s', 1000],
];

/** From when on a unit is used, in milliseconds, if not from one on. */
const least: Readonly<Record<string, number>> = {y: 2 * 365 * 86_400_000, mo: 100 * 86_400_000};

/**
The distance between an instant and now in one unit, as a person says it: `in 23 d`, `4 h ago`, `now`.

Months begin at 100 days, and years at two: below that the smaller unit says more. What is to come is rounded, so that a key made for 90 days ends in 90; what has passed is not.
*/
export function relativeTime(instant: string, now: Date): string {
	const distance = Date.parse(instant) - now.getTime();
	const size = magnitude(Math.abs(distance), distance > 0 ? Math.round : Math.floor);
	if (size === undefined) {
		return 'now';
	}

	return distance > 0 ? `in ${size}` : `${size} ago`;
}

/** A length of time in its most telling unit, such as `23 d`; `undefined` below five seconds. */
export function magnitude(milliseconds: number, toWhole: (units: number) => number = Math.floor): string | undefined {
	if (milliseconds < 5000) {
		return undefined;
	}

	for (const [index, [name, length]] of units.entries()) {
		// As it would read in the next smaller unit: 60 s are a minute.
		const finer = units[index + 1]?.[1] ?? 1;
		if (Math.max(milliseconds, toWhole(milliseconds / finer) * finer) >= (least[name] ?? length)) {
			return `${toWhole(milliseconds / length)} ${name}`;
		}
	}

	return undefined;
}
