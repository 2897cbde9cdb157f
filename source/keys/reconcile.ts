import {type Key} from '../contract/schemas.js';
import {type PhyCloud} from '../phycloud/client.js';
import {type JournalEntry} from '../settings/journal-entry.js';
import {listKeys} from './list-keys.js';

type Cancellable = {readonly signal?: AbortSignal | undefined};
type Lister = Pick<PhyCloud, 'listKeys' | 'address'>;

/** The newest keys of a tenant: what a later look finds beyond them was not there before. */
export async function newestKeys(
	client: Lister,
	tenantId: string,
	{signal}: Cancellable = {},
): Promise<JournalEntry['newest_before']> {
	const page = await client.listKeys(tenantId, {limit: 100, signal});
	const [newest] = page?.keys ?? [];
	// Keys made in the same second can come in any order.
	return newest === undefined
		? null
		: {
				created_at: newest.created_at,
				ids: page!.keys.filter((key) => key.created_at === newest.created_at).map(({id}) => id),
			};
}

type Sought = Pick<JournalEntry, 'tenant_id' | 'newest_before'> & {readonly request: {readonly name: string}};

/** The key that a create made: one of that name, revoked or not, that was not there before; `undefined` if there is none. */
export async function findNewKey(
	client: Lister,
	{tenant_id: tenantId, newest_before: before, request: {name}}: Sought,
	{signal}: Cancellable = {},
): Promise<Key | undefined> {
	const known = new Set(before?.ids);
	const since = before === null ? -Infinity : Date.parse(before.created_at);
	for await (const {keys} of listKeys(client, {tenantId, signal})) {
		for (const key of keys) {
			if (Date.parse(key.created_at) < since) {
				return undefined;
			}

			if (key.name === name && !known.has(key.id)) {
				return key;
			}
		}
	}

	return undefined;
}
