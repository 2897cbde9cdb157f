import {type KeyLister} from './list-keys.js';
import {type WatchEvent, watchKeys, type WatchOptions} from './watch-keys.js';

/**
What looks at a tenant's keys bring, one after the other, for as long as they are read.

Throws the reason of an abort.
*/
export async function* keysEvents(
	client: KeyLister,
	{signal, ...options}: Omit<WatchOptions, 'onEvent'>,
): AsyncGenerator<WatchEvent, never> {
	const stop = new AbortController();
	const waiting: WatchEvent[] = [];
	let more = Promise.withResolvers<void>();
	const wake = () => {
		more.resolve();
	};

	const {ended} = watchKeys(client, {
		...options,
		signal: AbortSignal.any([signal, stop.signal]),
		onEvent(event) {
			waiting.push(event);
			wake();
		},
	});
	ended.catch((error: unknown) => {
		more.reject(error);
	});
	signal.addEventListener('abort', wake);
	// A watch waits without holding the process: here it is what the process is for.
	const hold = setInterval(() => undefined, 2 ** 31 - 1);
	try {
		for (;;) {
			signal.throwIfAborted();
			yield* waiting.splice(0);
			// What came while those were worked on is there already.
			if (waiting.length === 0) {
				await more.promise;
			}

			more = Promise.withResolvers<void>();
		}
	} finally {
		clearInterval(hold);
		signal.removeEventListener('abort', wake);
		stop.abort();
	}
}
