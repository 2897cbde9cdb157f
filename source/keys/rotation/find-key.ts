import {type Key} from '../../contract/wire/entities.js';
import {PhywareError} from '../../core/errors.js';
import {type PhyCloud} from '../../phycloud/client.js';
import {type KeyLister, listKeys} from '../list-keys.js';

/** The calls that finding keys needs. */
export type FindClient = KeyLister & Pick<PhyCloud, 'getKey'>;

type Cancelable = {readonly signal?: AbortSignal | undefined};

/** All keys of a tenant, revoked ones too where the server lists them. */
export async function allKeys(client: KeyLister, tenantId: string, {signal}: Cancelable): Promise<Key[]> {
	const all: Key[] = [];
	for await (const {keys} of listKeys(client, {tenantId, signal})) {
		for (const key of keys) {
			all.push(key);
		}
	}

	return all;
}

/** A key by its id, and by the list of its tenant from a server that does not show single keys; `undefined` if it is not there. */
export async function findKey(
	client: FindClient,
	{id, tenantId}: {readonly id: string; readonly tenantId: string},
	{signal}: Cancelable,
): Promise<Key | undefined> {
	try {
		const key = await client.getKey(id, {signal});
		if (key !== undefined) {
			return key;
		}
	} catch (error) {
		if (!(error instanceof PhywareError) || error.code !== 'NOT_FOUND') {
			throw error;
		}
	}

	// Who may not see the tenant is told the same: then the list fails.
	const keys = await allKeys(client, tenantId, {signal});
	return keys.find((key) => key.id === id);
}
