import {type Identity} from '../contract/wire/entities.js';
import {PhywareError} from '../core/errors.js';
import {type PhyCloud} from '../phycloud/client.js';

/** What became of a credential that PhyCloud was asked about: `isAccepted` is `undefined` where that cannot be told. */
export type VerifiedCredential = {
	readonly identity: Identity | undefined;
	readonly isAccepted: true | undefined;
};

/** Asks whose credential a client has, and of a server that does not say that, whether it accepts it at all. Throws what a request throws, such as `UNAUTHENTICATED`. */
export async function verifyCredential(
	client: Pick<PhyCloud, 'getIdentity' | 'listTenants'>,
	{signal}: {readonly signal: AbortSignal},
): Promise<VerifiedCredential> {
	const identity = await client.getIdentity({signal});
	if (identity !== undefined) {
		return {identity, isAccepted: true};
	}

	try {
		await client.listTenants({limit: 1, signal});
		return {identity, isAccepted: true};
	} catch (error) {
		if (!(error instanceof PhywareError) || error.code === 'UNAUTHENTICATED' || error.code === 'CONNECTION') {
			throw error;
		}

		// Who is refused for want of a scope was known first.
		return {identity, isAccepted: error.code === 'FORBIDDEN' ? true : undefined};
	}
}
