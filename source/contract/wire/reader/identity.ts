import {isRecord} from '../../../core/is-record.js';
import {type Identity} from '../entities.js';
import {optionalScopes, optionalText, timeOrNever} from './fields.js';

/**
Whose credential it is, in PhyCloud's form or in the one of a person's token (`user`, `scopes`, `expiry`, `host`), with or without the wrapper.

`undefined` where the body says nothing of that.
*/
export function readIdentity(body: unknown): Identity | undefined {
	const identity = isRecord(body) && isRecord(body['identity']) ? body['identity'] : body;
	if (!isRecord(identity)) {
		return undefined;
	}

	const read: Identity = {
		key_id: optionalText(identity['key_id']),
		name: optionalText(identity['name']) ?? optionalText(identity['user']),
		tenant_id: optionalText(identity['tenant_id']),
		scopes: optionalScopes(identity['scopes']),
		expires_at: timeOrNever('expires_at' in identity ? identity['expires_at'] : identity['expiry']),
	};
	return Object.values(read).every((value) => value === undefined) ? undefined : read;
}
