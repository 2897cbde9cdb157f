import {type Key} from '../contract/wire/entities.js';
import {matchesGlob} from '../core/glob.js';
import {hasStatus, hasUnknownStatus, keyState} from '../core/key-status.js';

/** A status that keys can be listed by; `active` includes `expiring`. */
export type FilterStatus = 'active' | 'expiring' | 'expired' | 'revoked';

/** Which keys are meant: those that meet every condition that is there. */
export type KeyFilters = {
	readonly status?: FilterStatus | undefined;
	/** Only active keys that end at or before this instant. */
	readonly expiresBefore?: Date | undefined;
	/** Only active keys without an end. */
	readonly neverExpires?: boolean | undefined;
	/** Patterns of `matchesGlob`: the name or the id matches one of them. */
	readonly match?: readonly string[] | undefined;
	/** Patterns of `matchesGlob`: a scope matches one of them. */
	readonly scopes?: readonly string[] | undefined;
	/** A pattern of `matchesGlob` for who created the key. */
	readonly createdBy?: string | undefined;
	readonly createdBefore?: Date | undefined;
	/** Only active keys that have not been used since; one that was never used counts from when it was created. */
	readonly unusedSince?: Date | undefined;
};

/** Whether something holds of a key; `undefined` where the server does not say enough. */
type Condition = (key: Key) => boolean | undefined;

/** Whether any condition is there. */
export function hasFilters(filters: KeyFilters): boolean {
	return conditionsOf(filters, new Date(0)).length > 0;
}

/** A test of keys at an instant: `undefined` where the server does not say enough. A server may not know a filter, and list all. */
export function keyFilter(filters: KeyFilters, now: Date): Condition {
	const conditions = conditionsOf(filters, now);
	return (key) => {
		let result: boolean | undefined = true;
		for (const condition of conditions) {
			const holds = condition(key);
			if (holds === false) {
				return false;
			}

			result &&= holds;
		}

		return result;
	};
}

function conditionsOf(filters: KeyFilters, now: Date): Condition[] {
	const {status, expiresBefore, neverExpires, match, scopes, createdBy, createdBefore, unusedSince} = filters;
	const needsActive = expiresBefore !== undefined || neverExpires === true || unusedSince !== undefined;
	return [
		...(status === undefined ? [] : [statusIs(status, now)]),
		...(needsActive ? [statusIs('active', now)] : []),
		...(expiresBefore === undefined ? [] : [endsBefore(expiresBefore)]),
		...(neverExpires === true
			? [(key: Key) => (key.expires_at === undefined ? undefined : key.expires_at === null)]
			: []),
		...(match === undefined
			? []
			: [(key: Key) => match.some((pattern) => matchesGlob(key.name, pattern) || matchesGlob(key.id, pattern))]),
		...(scopes === undefined
			? []
			: [(key: Key) => key.scopes?.some((scope) => scopes.some((pattern) => matchesGlob(scope, pattern)))]),
		...(createdBy === undefined
			? []
			: [(key: Key) => (key.created_by === undefined ? undefined : matchesGlob(key.created_by, createdBy))]),
		...(createdBefore === undefined ? [] : [(key: Key) => isBefore(key.created_at, createdBefore)]),
		...(unusedSince === undefined ? [] : [isUnusedSince(unusedSince)]),
	];
}

function statusIs(status: FilterStatus, now: Date): Condition {
	return (key) => {
		const isIt = status === 'expiring' ? keyState(key, now) === 'expiring' : hasStatus(key, status);
		return isIt || (hasUnknownStatus(key) ? undefined : false);
	};
}

function endsBefore(instant: Date): Condition {
	return ({expires_at: end}) => (end === null ? false : isBefore(end, instant, true));
}

function isUnusedSince(instant: Date): Condition {
	// A use that is unknown is not called none.
	return ({last_used_at: used, created_at: created}) => isBefore(used === null ? created : used, instant);
}

function isBefore(time: string | undefined | null, instant: Date, isInclusive = false): boolean | undefined {
	if (typeof time !== 'string') {
		return undefined;
	}

	const at = Date.parse(time);
	return at < instant.getTime() || (isInclusive && at === instant.getTime());
}
