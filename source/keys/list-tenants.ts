import {maximumPageSize} from '../contract/wire/limits.js';
import {type Tenant} from '../contract/wire/entities.js';
import {type PhyCloud} from '../phycloud/client.js';
import {createPageProgress, maximumEntries, tooManyEntries} from './page-progress.js';

/** What lists tenants. */
export type TenantLister = Pick<PhyCloud, 'address' | 'listTenants' | 'timeLimit'>;

type ListTenantsOptions = {
	readonly signal?: AbortSignal | undefined;
	/** How long all pages together may take, in milliseconds; as long as any call if left out. */
	readonly timeLimit?: number;
};

/** All tenants of an installation, in the server's order. Throws what the client throws, and for more than memory should hold. */
export async function listTenants(
	client: TenantLister,
	{signal, timeLimit = client.timeLimit}: ListTenantsOptions,
): Promise<Tenant[]> {
	const progress = createPageProgress({address: client.address, timeLimit});
	const all: Tenant[] = [];
	for (let cursor: string | undefined; ;) {
		const page = await progress.ask(async () => client.listTenants({limit: maximumPageSize, cursor, signal}));
		for (const tenant of page.tenants) {
			all.push(tenant);
		}

		if (all.length > maximumEntries) {
			throw tooManyEntries(client.address);
		}

		if (page.next_cursor === null) {
			return all;
		}

		progress.follow(page.next_cursor);
		cursor = page.next_cursor;
	}
}
