import {type Key} from '../contract/schemas.js';
import {type PhyCloud} from '../phycloud/client.js';
import {listKeys} from './list-keys.js';

type Cancellable = {readonly signal?: AbortSignal | undefined};
type Lister = Pick<PhyCloud, 'listKeys' | 'address'>;

/** The id of a tenant's newest key, `null` if it has none: what a later look finds before it was not there. */
export async function newestKeyId(
	client: Lister,
	tenantId: string,
	{signal}: Cancellable = {},
): Promise<string | null> {
	const page = await client.listKeys(tenantId, {limit: 1, signal});
	return page?.keys[0]?.id ?? null;
}

export type Wanted = {readonly tenantId: string; readonly name: string; readonly newestBefore: string | null};

/** A key of that name that was not there before, revoked or not; `undefined` if there is none. */
export async function findNewKey(
	client: Lister,
	{tenantId, name, newestBefore}: Wanted,
	{signal}: Cancellable = {},
): Promise<Key | undefined> {
	let before: Key | undefined;
	for await (const {keys} of listKeys(client, {tenantId, signal})) {
		for (const key of keys) {
			// Keys made in the same second can come in any order.
			if (before !== undefined && key.created_at !== before.created_at) {
				return undefined;
			}

			if (key.id === newestBefore) {
				before = key;
			} else if (key.name === name) {
				return key;
			}
		}
	}

	return undefined;
}
