import {Secret} from '../../source/core/secret.js';
import {createClient, type PhyCloud} from '../../source/phycloud/client.js';
import {type TestInstallation} from './emulator.js';

/** A client of an installation with the operator's credential, or another. */
export function operatorClient(
	{address, operator}: Pick<TestInstallation, 'address' | 'operator'>,
	secret = operator,
): PhyCloud {
	return createClient({
		address,
		credential: new Secret(secret),
		timeLimit: 5000,
		certificateAuthority: undefined,
		userAgent: 'test',
	});
}
