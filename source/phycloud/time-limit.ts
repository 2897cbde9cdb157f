import {TimedOut} from './faults.js';

/** How much later than the HTTP library a request is given up, in milliseconds: its error says more. */
const grace = 100;

/** Some work, or its end by time or signal, whichever comes first: a proxy that says nothing is not seen by the HTTP library's own limits. */
export async function withTimeLimit<Value>(
	work: Promise<Value>,
	{timeLimit, signal}: {readonly timeLimit: number; readonly signal: AbortSignal | undefined},
): Promise<Value> {
	const end = Promise.withResolvers<never>();
	const timer = setTimeout(() => {
		end.reject(new TimedOut('request'));
	}, timeLimit + grace);
	const abort = () => {
		end.reject(signal!.reason as Error);
	};

	signal?.addEventListener('abort', abort);
	try {
		return await Promise.race([work, end.promise]);
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', abort);
		// What is left of it ends by itself; its result is ignored.
		work.catch(() => undefined);
	}
}
