import {type Store} from './store.js';

/** How long the first frame waits for what there is to show, in milliseconds: where that comes at once, one frame is drawn instead of two. */
const patience = 60;

/** Resolves once there is something to show, or after a moment. */
export async function firstAnswer(store: Store): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	const stop = store.subscribe(() => {
		if (store.getState().hasLoaded) {
			resolve();
		}
	});
	const timer = setTimeout(resolve, patience);
	await promise;
	clearTimeout(timer);
	stop();
}
