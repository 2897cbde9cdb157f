import {type Tenant} from '../../../contract/wire/entities.js';
import {lookAcrossTenants} from '../../../keys/look-across-tenants.js';
import {type Watch, watchKeys} from '../../../keys/watch-keys.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {allTenants} from '../../model/all-tenants.js';
import {runEffect, type EffectContext} from './attempt.js';

/** Watches one tenant at a time. */
export type Watcher = {
	watch: (client: PhyCloud, tenantId: string) => Promise<void>;
	refresh: () => void;
	stop: () => void;
};

/** How often all tenants are looked at, in milliseconds: each time everything is fetched. */
const allInterval = 30_000;

export function createWatcher(context: EffectContext): Watcher {
	let current: {readonly stop: AbortController; readonly watch: Watch} | undefined;
	const stop = () => {
		current?.stop.abort();
		current = undefined;
	};

	const tellTenants = (tenants: readonly Tenant[]) => {
		context.dispatch({type: 'tenants-named', tenants});
	};

	return {
		stop,
		refresh() {
			current?.watch.refresh();
		},
		async watch(client, tenantId) {
			stop();
			const controller = new AbortController();
			const isAll = tenantId === allTenants;
			const watch = watchKeys(client, {
				...(isAll && {look: lookAcrossTenants(client, tellTenants), interval: allInterval}),
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
