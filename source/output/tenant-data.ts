import {type Tenant} from '../contract/wire/entities.js';

/** A tenant as JSON has it: what is unknown is `null`. */
export function tenantData({id, name, status, plan, created_at: created}: Tenant): object {
	return {id, name, status: status ?? null, plan: plan ?? null, created_at: created ?? null};
}
