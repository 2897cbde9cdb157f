import {type PhywareError} from '../core/errors.js';
import {type PhyCloud} from './client.js';

/** A client that changes nothing: it refuses before anything is sent. */
export function readOnlyClient(client: PhyCloud, refusal: () => PhywareError): PhyCloud {
	return {
		...client,
		async createKey() {
			throw refusal();
		},
		async revokeKey() {
			throw refusal();
		},
	};
}
