import {type Transport} from './transport.js';

/** What the `Date` headers of answers say about the server's clock. */
export type ServerClock = {
	/** How far it is ahead of ours, in milliseconds (to the second); `undefined` until an answer has told. */
	readonly ahead: () => number | undefined;
	/** A transport whose answers are looked at. */
	readonly watching: (transport: Transport) => Transport;
};

export function createServerClock(now: () => number = Date.now): ServerClock {
	let ahead: number | undefined;
	return {
		ahead: () => ahead,
		watching: (transport) => async (request, timeLimit) => {
			const answer = await transport(request, timeLimit);
			const date = Date.parse(answer.headers.date ?? '');
			if (!Number.isNaN(date)) {
				ahead = date - now();
			}

			return answer;
		},
	};
}
