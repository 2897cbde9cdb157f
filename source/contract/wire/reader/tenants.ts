import {type Tenant, type TenantPage} from '../entities.js';
import {
	nextCursor,
	optionalText,
	optionalTime,
	requireId,
	requireList,
	requireObject,
	requireString,
} from './fields.js';

function readTenant(value: unknown, place: string): Tenant {
	const tenant = requireObject(value, place);
	return {
		id: requireId(tenant['id'], `${place}.id`),
		name: requireString(tenant['name'], `${place}.name`),
		status: optionalText(tenant['status']),
		plan: optionalText(tenant['plan']),
		created_at: optionalTime(tenant['created_at']),
	};
}

/** The body of an answer about one tenant. Throws `WireMismatch`. */
export function readTenantAnswer(body: unknown): Tenant {
	return readTenant(requireObject(body, 'the answer')['tenant'], 'tenant');
}

/** A page of tenants. Throws `WireMismatch`. */
export function readTenantPage(body: unknown): TenantPage {
	const page = requireObject(body, 'the answer', 'an object with a list of tenants');
	return {
		tenants: requireList(page['tenants'], 'tenants').map((tenant, index) => readTenant(tenant, `tenants[${index}]`)),
		next_cursor: nextCursor(page['next_cursor']),
	};
}
