/**
An hour of the session in a minute: 1,800 looks that each bring a change, and the clock's 3,600 ticks. Prints the growth of the heap from its first quarter to its end, in MB, as JSON.

Run as it is bundled, with `--expose-gc`.
*/
import {instance, keyboard, keys, now, settle, store} from './stage.js';

const looks = 1800;
let settled = 0;
for (let look = 0; look < looks; look++) {
	const at = new Date(now.getTime() + look * 2000);
	store.dispatch({type: 'time-passed', now: new Date(at.getTime() - 1000)});
	store.dispatch({type: 'time-passed', now: at});
	// One key is used, another is new, the oldest is gone: as parsed from an answer, nothing is context with the look before.
	const seen = structuredClone(keys.slice(look % 100)).map((key, index) =>
		index === look % 7 ? {...key, last_used_at: at.toISOString()} : key,
	);
	store.dispatch({type: 'keys-seen', tenantId: 'ten_abc123', event: {kind: 'keys', keys: seen, complete: true, at}});
	await settle(0);
	if (look === looks / 4) {
		settled = heap();
	}
}

console.log(JSON.stringify({growth: heap() - settled}));
instance.unmount();
keyboard.destroy();

function heap(): number {
	globalThis.gc!();
	return process.memoryUsage().heapUsed / 1024 / 1024;
}
