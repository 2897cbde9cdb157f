import {type Key, type KeyPage} from '../entities.js';
import {
	nextCursor,
	optionalScopes,
	optionalText,
	optionalTime,
	requireId,
	requireList,
	requireObject,
	requireString,
	timeOrNever,
} from './fields.js';
import {WireMismatch} from './mismatch.js';

/** What is known without the answer: a key in a tenant's list is that tenant's. */
export type KnownFacts = {readonly tenantId: string | undefined};

/** A key at a place in an answer. Throws `WireMismatch` only where its id or name is no string; all else may be unknown. */
export function readKey(value: unknown, place: string, {tenantId}: KnownFacts): Key {
	const key = requireObject(value, place);
	return {
		id: requireId(key['id'], `${place}.id`),
		tenant_id: optionalText(key['tenant_id']) ?? tenantId,
		name: requireString(key['name'], `${place}.name`),
		...readKeyFacts(key),
	};
}

/** What a key may be known by beside its id, tenant and name. */
export function readKeyFacts(key: Readonly<Record<string, unknown>>): Omit<Key, 'id' | 'tenant_id' | 'name'> {
	return {
		scopes: optionalScopes(key['scopes']),
		status: optionalText(key['status']),
		redacted_secret: typeof key['redacted_secret'] === 'string' ? key['redacted_secret'] : undefined,
		created_at: optionalTime(key['created_at']),
		created_by: optionalText(key['created_by']),
		expires_at: timeOrNever(key['expires_at']),
		last_used_at: timeOrNever(key['last_used_at']),
		revoked_at: timeOrNever(key['revoked_at']),
	};
}

/** The body of an answer about one key; `undefined` where it cannot be read. */
export function readKeyAnswer(body: unknown): Key | undefined {
	try {
		return readKey(requireObject(body, 'the answer')['key'], 'key', {tenantId: undefined});
	} catch (error) {
		if (error instanceof WireMismatch) {
			return undefined;
		}

		throw error;
	}
}

/** A page of a tenant's keys. Throws `WireMismatch`. */
export function readKeyPage(body: unknown, known: KnownFacts): KeyPage {
	const page = requireObject(body, 'the answer', 'an object with a list of keys');
	return {
		keys: requireList(page['keys'], 'keys').map((key, index) => readKey(key, `keys[${index}]`, known)),
		next_cursor: nextCursor(page['next_cursor']),
	};
}
