/** How many requests a credential may send in so many milliseconds. */
export type RateLimit = {readonly count: number; readonly period: number};

/** Counts requests: resolves how many milliseconds one must wait, 0 if it may go on. */
export type Pace = (who: string, now: Date) => number;

/** A limit that each credential has for itself: as many requests at once as the limit has, then one whenever its share of the period has passed. */
export function createPace({count, period}: RateLimit): Pace {
	const share = period / count;
	// When the last request of a credential counts as done.
	const busyUntil = new Map<string, number>();
	return (who, now) => {
		const at = now.getTime();
		const until = Math.max(busyUntil.get(who) ?? 0, at) + share;
		const wait = until - at - period;
		if (wait > 0) {
			return wait;
		}

		busyUntil.set(who, until);
		return 0;
	};
}
