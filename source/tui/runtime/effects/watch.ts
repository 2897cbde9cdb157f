import {type Watch, watchKeys} from '../../../keys/watch-keys.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {runEffect, type EffectContext} from './attempt.js';

/** Watches one tenant at a time. */
export type Watcher = {
	watch: (client: PhyCloud, tenantId: string) => Promise<void>;
	refresh: () => void;
	stop: () => void;
};

export function createWatcher(context: EffectContext): Watcher {
	let current: {readonly stop: AbortController; readonly watch: Watch} | undefined;
	const stop = () => {
		current?.stop.abort();
		current = undefined;
	};

	return {
		stop,
		refresh() {
			current?.watch.refresh();
		},
		async watch(client, tenantId) {
			stop();
			const controller = new AbortController();
			const watch = watchKeys(client, {
				tenantId,
				now: context.now,
				signal: AbortSignal.any([context.signal, controller.signal]),
				onProgress(count) {
					if (!controller.signal.aborted) {
						context.dispatch({type: 'keys-counted', tenantId, count});
					}
				},
				onEvent(event) {
					if (!controller.signal.aborted) {
						context.dispatch({type: 'keys-seen', tenantId, event});
					}
				},
			});
			current = {stop: controller, watch};
			await runEffect(context, async () => watch.ended);
		},
	};
}
