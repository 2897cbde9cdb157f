import {type Identity} from '../../../contract/wire/entities.js';
import {stripEscapes} from '../../../core/escape-sequences.js';
import {PhywareError} from '../../../core/errors.js';
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
