import {maximumPageSize} from '../../contract/limits.js';
import {type Identity, type Tenant} from '../../contract/entities.js';
import {enclosed} from '../../core/escape-sequences.js';
import {PhywareError} from '../../core/errors.js';
import {checkProgress} from '../../keys/check-progress.js';
import {type PhyCloud} from '../../phycloud/client.js';

/** Whose credential a client has. Throws `FORBIDDEN` for one that cannot manage keys. */
export async function requireOperator(client: PhyCloud, signal: AbortSignal): Promise<Identity | undefined> {
	const identity = await client.getIdentity({signal});
	const {key_id: keyId, name = keyId, scopes} = identity ?? {};
	// A person's token can have rights of other names; what it may not do shows when it is done.
	if (keyId !== undefined && scopes !== undefined && !scopes.includes('admin:keys')) {
		throw new PhywareError(
			'FORBIDDEN',
			`The key ${enclosed(name!)} may not manage keys: it lacks the scope admin:keys.`,
			{remedy: 'Sign in with a key that has it.'},
		);
	}

	return identity;
}

/** Every tenant of the installation. */
export async function allTenants(client: PhyCloud, signal: AbortSignal): Promise<Tenant[]> {
	const seen = new Set<string>();
	let all: Tenant[] = [];
	let cursor: string | null | undefined;
	do {
		const page = await client.listTenants({limit: maximumPageSize, cursor: cursor ?? undefined, signal});
		all = [...all, ...page.tenants];
		cursor = page.next_cursor;
		if (cursor !== null) {
			checkProgress(seen, cursor, client.address);
		}
	} while (cursor !== null);

	return all;
}
