import {type Tenant} from '../../contract/wire/entities.js';
import {PhywareError} from '../../core/errors.js';

/** The failure of one tenant among several, which names it. */
export function unreadTenant({id}: Pick<Tenant, 'id'>, error: PhywareError): PhywareError {
	const {code, message, reason, remedy, requestId, status} = error;
	return new PhywareError(code, `The keys of ${id} could not be read. ${message}`, {reason, remedy, requestId, status});
}
