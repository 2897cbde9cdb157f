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

/** Whether a server that does not show a single key may list it all the same. */
export function isUnseen(error: unknown): boolean {
	return error instanceof PhywareError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN');
}

/** A key by its id, and by the list of its tenant from a server that does not show single keys; `undefined` if it is not there. */
export async function findKey(
	client: FindClient,
	{id, tenantId}: {readonly id: string; readonly tenantId: string},
	{signal}: Cancelable,
): Promise<Key | undefined> {
	const shown = await client.getKey(id, {signal}).catch((error: unknown) => {
		if (!isUnseen(error)) {
			throw error;
		}
	});
	if (shown !== undefined) {
		return shown;
	}

	// Who may not see the tenant is told the same: then the list fails.
	const keys = await allKeys(client, tenantId, {signal});
	return keys.find((key) => key.id === id);
}
