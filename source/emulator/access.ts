import {toRfc3339} from '../core/expiry.js';
import {ApiError, notFound} from './api-error.js';
import {hashSecret, isWellFormed, sameHash} from './secrets.js';
import {type EmulatorStore, type StoredKey} from './store.js';

/** How finely `last_used_at` is kept, in milliseconds: a polling client must not change its own tenant's tag with every poll. */
export const lastUsedGranularity = 30_000;

/** The key whose secret an `Authorization` header carries. Throws 401 for one that is unknown, revoked or expired. */
export function authenticate(store: EmulatorStore, header: string | undefined, now: Date): StoredKey {
	const secret = /^bearer +(\S+)$/i.exec(header ?? '')?.[1];
	if (secret === undefined) {
		throw unauthenticated('No API key was sent');
	}

	const hash = hashSecret(secret);
	const key = isWellFormed(secret)
		? store.findByHash(hash, toRfc3339(now)).find((candidate) => sameHash(candidate.hash, hash))
		: undefined;
	if (key === undefined) {
		throw unauthenticated('The API key is not known');
	}

	if (key.status !== 'active') {
		throw unauthenticated(`The API key is ${key.status}`);
	}

	if (key.last_used_at === null || now.getTime() - Date.parse(key.last_used_at) >= lastUsedGranularity) {
		store.touchKey(key.id, toRfc3339(now));
	}

	return key;
}

function unauthenticated(message: string): ApiError {
	return new ApiError('UNAUTHENTICATED', message, {
		remediation: 'Send the secret of an active API key as a bearer token',
	});
}

/** Throws 403, naming the scope, unless the credential has one of the scopes. */
export function requireScope(credential: StoredKey, ...scopes: readonly string[]): void {
	if (scopes.every((scope) => !credential.scopes.includes(scope))) {
		throw forbidden(scopes.join(' or '));
	}
}

/** A credential cannot hand on an administrator's scope that it does not have. */
export function requireGrantable(credential: StoredKey, scopes: readonly string[]): void {
	const missing = scopes.find((scope) => scope.startsWith('admin:') && !credential.scopes.includes(scope));
	if (missing !== undefined) {
		throw forbidden(missing);
	}
}

function forbidden(scope: string): ApiError {
	return new ApiError('FORBIDDEN', `Insufficient scope: ${scope} is missing`, {remediation: `Ensure ${scope} scope`});
}

/** Throws 404 for a tenant that the credential may not administer, as for one that does not exist. */
export function requireTenant(credential: StoredKey, tenantId: string, thing: 'Key' | 'Tenant'): void {
	if (credential.tenant_id !== tenantId && !credential.scopes.includes('admin:tenants')) {
		throw notFound(thing, thing === 'Key' ? 'KEY_ID' : 'the tenant id');
	}
}
