import {maximumPageSize} from '../../../contract/wire/limits.js';
import {type Identity, type Tenant} from '../../../contract/wire/entities.js';
import {stripEscapes} from '../../../core/escape-sequences.js';
import {PhywareError} from '../../../core/errors.js';
import {createPageProgress, maximumEntries, tooManyEntries} from '../../../keys/page-progress.js';
import {type PhyCloud} from '../../../phycloud/client.js';

/** Whose credential a client has. Throws `FORBIDDEN` for one that cannot manage keys. */
export async function requireOperator(client: PhyCloud, signal: AbortSignal): Promise<Identity | undefined> {
	const identity = await client.getIdentity({signal});
	const {key_id: keyId, name = keyId, scopes} = identity ?? {};
	// A person's token can have rights of other names; what it may not do shows when it is done.
	if (keyId !== undefined && scopes !== undefined && !scopes.includes('admin:keys')) {
		throw new PhywareError(
			'FORBIDDEN',
			`The key ${stripEscapes(name!)} cannot manage keys: it lacks the scope admin:keys.`,
			{remedy: 'Sign in with a key that has it.'},
		);
	}

	return identity;
}

/** How long one waits for all tenants, in milliseconds. */
const patience = 120_000;

/** Every tenant of the installation. */
export async function allTenants(client: PhyCloud, signal: AbortSignal): Promise<Tenant[]> {
	const progress = createPageProgress({address: client.address, timeLimit: Math.max(client.timeLimit, patience)});
	const all: Tenant[] = [];
	for (let cursor: string | undefined; ;) {
		const page = await progress.ask(async () => client.listTenants({limit: maximumPageSize, cursor, signal}));
		for (const tenant of page.tenants) {
			all.push(tenant);
		}

		if (page.next_cursor === null) {
			return all;
		}

		if (all.length > maximumEntries) {
			throw tooManyEntries(client.address);
		}

		progress.follow(page.next_cursor);
		cursor = page.next_cursor;
	}
}
