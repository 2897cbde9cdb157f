import {setTimeout as delay} from 'node:timers/promises';
import {monotonicTime} from '../core/clock.js';
import {type PhywareError} from '../core/errors.js';

/** Holds back all requests of a bulk run while the server limits the rate: each that tried by itself would only use the limit up. */
export type RateGate = {
	/** Resolves once requests may be sent. Rejects with the reason of an abort. */
	readonly pass: (signal: AbortSignal | undefined) => Promise<void>;
	/** Closes the gate for as long as a refusal asks; `false` if that is too long to wait. */
	readonly close: (refusal: PhywareError) => boolean;
	/** Notes that a request was let through. */
	readonly succeed: () => void;
};

/** The longest that is waited at once, in milliseconds. */
const longestWait = 900_000;

/** How long is waited where the server does not say, in milliseconds: at first, and at most. */
const firstWait = 1000;
const longestGuess = 60_000;

/** Several requests are refused at once; only a wait that is longer by this, in milliseconds, is news. */
const noticeable = 2000;

/** `onWait` is told how long requests are held back, in milliseconds, once for each time. */
export function createRateGate(onWait: (milliseconds: number) => void = () => undefined): RateGate {
	let opensAt = 0;
	let guess = firstWait;
	return {
		async pass(signal) {
			for (let left = opensAt - monotonicTime(); left > 0; left = opensAt - monotonicTime()) {
				// It may be closed for longer meanwhile.
				await delay(left, undefined, {signal}).catch(() => signal?.throwIfAborted());
			}
		},
		close({retryAfter}) {
			const wait = Math.max(retryAfter ?? guess, 100);
			if (wait > longestWait) {
				return false;
			}

			const now = monotonicTime();
			const until = now + wait;
			if (opensAt <= now || until > opensAt + noticeable) {
				guess = Math.min(guess * 2, longestGuess);
				onWait(wait);
			}

			opensAt = Math.max(opensAt, until);
			return true;
		},
		succeed() {
			guess = firstWait;
		},
	};
}
