import {invalid, quote} from './invalid.js';
import {suggest} from './suggest.js';

/** The scopes that PhyCloud documents, with what each allows. */
export const knownScopes = {
	'read:events': 'read the ledger',
	'write:events': 'send events',
	'admin:keys': 'mint and revoke keys',
	'admin:tenants': 'manage tenants',
	'admin:users': 'manage users',
} as const;

/** The scopes of a key by default. */
export const defaultScopes: readonly string[] = ['read:events', 'write:events'];

/** An action and a resource in lower case, such as `read:events`. */
export const scopePattern = /^[a-z][\d\-_a-z]{0,31}:[a-z][\d\-._a-z]{0,63}$/;

const names = Object.keys(knownScopes);

/**
Parses scopes separated by spaces or commas; each is kept once, in the order given.

Throws a validation error for a malformed one, and for one that is a documented scope mistyped.
*/
export function parseScopes(texts: readonly string[]): string[] {
	const scopes = new Set(texts.flatMap((text) => text.split(/[\s,]+/)).filter((scope) => scope !== ''));
	if (scopes.size === 0) {
		throw invalid('No scope.', {remedy: `Use at least one: ${names.join(', ')}.`});
	}

	for (const scope of scopes) {
		checkScope(scope);
	}

	return [...scopes];
}

function checkScope(scope: string): void {
	if (Object.hasOwn(knownScopes, scope)) {
		return;
	}

	const isWellFormed = scopePattern.test(scope);
	// An installation can have scopes of its own, some of them not far from a documented one.
	const meant = suggest(scope, names, isWellFormed ? 1 : 2);
	if (meant !== undefined) {
		throw invalid(`${quote(scope)} is not a scope.`, {remedy: `Did you mean ${meant}?`});
	}

	if (!isWellFormed) {
		throw invalid(`${quote(scope)} is not a scope.`, {
			reason: 'A scope is an action and a resource in lower case, such as read:events.',
			remedy: `Documented scopes: ${names.join(', ')}.`,
		});
	}
}
