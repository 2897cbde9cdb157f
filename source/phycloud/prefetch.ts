import {maximumPageSize} from '../contract/wire/limits.js';
import {type PhyCloud} from './client.js';

/**
A client that has asked for what a session begins with already, so that the answers are on their way while the session is loaded.

Each response is used once, by the next request for the same. The signal ends those that are no longer awaited.
*/
export function prefetch(client: PhyCloud, tenantId: string | undefined, signal: AbortSignal): PhyCloud {
	const limit = maximumPageSize;
	const identity = handOut(client.getIdentity({signal}));
	const known: PhyCloud = {
		...client,
		getIdentity: async (options) => identity(async () => client.getIdentity(options)),
	};
	if (tenantId === undefined) {
		const tenants = handOut(client.listTenants({limit, signal}));
		return {
			...known,
			async listTenants(options = {}) {
				const again = async () => client.listTenants(options);
				return options.cursor === undefined && options.limit === limit ? tenants(again) : again();
			},
		};
	}

	const tenant = handOut(client.getTenant(tenantId, {signal}));
	const keys = handOut(client.listKeys(tenantId, {limit, signal}));
	return {
		...known,
		async getTenant(id, options) {
			const again = async () => client.getTenant(id, options);
			return id === tenantId ? tenant(again) : again();
		},
		async listKeys(id, options = {}) {
			const {cursor, status, unless} = options;
			const again = async () => client.listKeys(id, options);
			const isFirst = id === tenantId && options.limit === limit && (cursor ?? status ?? unless) === undefined;
			return isFirst ? keys(again) : again();
		},
	};
}

/** Hands an answer to the first who asks; the others ask again. */
function handOut<Value>(answer: Promise<Value>): (again: () => Promise<Value>) => Promise<Value> {
	let left: Promise<Value> | undefined = answer;
	// The result may never be used.
	answer.catch(() => undefined);
	return async (again) => {
		const given = left;
		left = undefined;
		return given ?? again();
	};
}
