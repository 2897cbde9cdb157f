import {AsyncLocalStorage} from 'node:async_hooks';
import {subscribe} from 'node:diagnostics_channel';
import {type Socket} from 'node:net';
import {lazy} from '../core/lazy.js';

type Ending = () => void;

/** What ends the work under way, also that which the HTTP library never gets to see, such as a tunnel that a proxy does not open. */
const endings = lazy(() => {
	const storage = new AsyncLocalStorage<Set<Ending>>();
	// Node publishes every connection that it begins. There is one such channel for the process.
	subscribe('net.client.socket', (message) => {
		const {socket} = message as {readonly socket: Socket};
		storage.getStore()?.add(() => {
			socket.on('error', () => undefined);
			socket.destroy();
		});
	});
	return storage;
});

/** Does some work on the network. Whatever it opened is closed with it if it fails: nothing is left to keep the program. */
export async function withSockets<Value>(work: () => Promise<Value>): Promise<Value> {
	const ofThis = new Set<Ending>();
	try {
		return await endings().run(ofThis, work);
	} catch (error) {
		// What was opened last lies inside what was opened before it.
		for (const end of [...ofThis].toReversed()) {
			end();
		}

		throw error;
	}
}

/** What else is to be ended if the work under way fails. */
export function recordFailure(ending: Ending): void {
	endings().getStore()?.add(ending);
}
