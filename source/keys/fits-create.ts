import {type Key} from '../contract/wire/entities.js';
import {type JournalEntry} from '../storage/journal/entry.js';

/** What must be known of a create to tell its key from others. */
export type SoughtCreate = Pick<JournalEntry, 'tenant_id' | 'request' | 'started_at' | 'newest_before'> &
	Partial<JournalEntry>;

/** Clocks show whole seconds, and an answer takes time: a key may seem to be this much too old, in milliseconds. */
const rounding = 5000;

/** What is older than this is no key of the create's, whatever the clocks show, in milliseconds. */
const margin = 60_000;

/** How long after its last attempt a create may still be carried out, in milliseconds. */
const grace = 30_000;

/** How long a create may have been under way whose process did not note its end, in milliseconds. */
const usualTimeLimit = 30_000;

/** Servers may round an expiry, in milliseconds. */
const expiryRounding = 2000;

/**
Compares a key with what a create asked for.

`undefined` for a key that cannot be its: of another name, or there before. Else what differs, or is too little known, as sentences without a full stop; nothing if it fits.
*/
export function compareWithCreate(key: Key, sought: SoughtCreate, now: Date): string[] | undefined {
	return key.name !== sought.request.name || wasThereBefore(key, sought)
		? undefined
		: [
				...differentScopes(key, sought),
				...differentExpiry(key, sought),
				...differentCreator(key, sought),
				...differentTime(key, sought, now),
			];
}

function wasThereBefore(
	{id, created_at: time}: Key,
	{newest_before: newest, keys_before: before, started_at: start, clock_ahead: ahead}: SoughtCreate,
): boolean {
	if (before?.ids.includes(id) || newest?.ids.includes(id)) {
		return true;
	}

	if (before?.complete || time === undefined) {
		return false;
	}

	const created = Date.parse(time);
	return (
		// One clock made both times.
		(newest !== null && created < Date.parse(newest.created_at)) ||
		(ahead !== undefined && created < Date.parse(start) + ahead - margin)
	);
}

function differentScopes({scopes}: Key, {request}: SoughtCreate): string[] {
	if (scopes === undefined || sorted(scopes) === sorted(request.scopes)) {
		return [];
	}

	return [`its scopes are ${scopes.join(' ') || 'none'} instead of ${request.scopes.join(' ')}`];
}

function sorted(words: readonly string[]): string {
	return [...new Set(words)].toSorted().join(' ');
}

function differentExpiry({expires_at: end}: Key, {request}: SoughtCreate): string[] {
	const asked = request.expires_at ?? null;
	const fits =
		end === undefined ||
		(end === null || asked === null ? end === asked : Math.abs(Date.parse(end) - Date.parse(asked)) <= expiryRounding);
	return fits ? [] : [`it expires ${end ?? 'never'} instead of ${asked ?? 'never'}`];
}

function differentCreator({created_by: creator}: Key, {creator: own = []}: SoughtCreate): string[] {
	return creator === undefined || own.length === 0 || own.includes(creator) ? [] : [`${creator} created it`];
}

function differentTime(
	{created_at: time}: Key,
	{started_at: start, ended_at: end, clock_ahead: ahead = 0, keys_before: before}: SoughtCreate,
	now: Date,
): string[] {
	const earliest = Date.parse(start) - rounding;
	const latest = (end === undefined ? Date.parse(start) + usualTimeLimit : Date.parse(end)) + grace;
	if (time === undefined) {
		// It was not there when the create began, and is there before it was over.
		const isSeenInTime = before?.complete === true && end !== undefined && now.getTime() <= latest;
		return isSeenInTime ? [] : ['it is unknown when it was created'];
	}

	const created = Date.parse(time) - ahead;
	return created >= earliest && created <= latest ? [] : [`it was created at ${time}`];
}
