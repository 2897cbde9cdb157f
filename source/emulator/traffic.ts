import {toRfc3339} from '../core/expiry.js';
import {type RandomBytes} from './secrets.js';
import {type EmulatorStore} from './store.js';

const trafficInterval = 1500;

/**
Lets the keys that were in use go on being used, one every 1.5 seconds, so that the demo lives. Returns what stops it.

A revoked or expired key is used no more, as with real programs.
*/
export function startTraffic(store: EmulatorStore, now: () => Date, randomBytes: RandomBytes): () => void {
	const timer = setInterval(() => {
		useOneKey(store, now(), randomBytes);
	}, trafficInterval);
	timer.unref();
	return () => {
		clearInterval(timer);
	};
}

function useOneKey(store: EmulatorStore, instant: Date, randomBytes: RandomBytes): void {
	const at = toRfc3339(instant);
	const recently = toRfc3339(new Date(instant.getTime() - 2 * 3_600_000));
	const busy = store.listUsedSince(recently, at);
	if (busy.length > 0) {
		store.touchKey(busy[randomBytes(1)[0]! % busy.length]!, at);
	}
}
