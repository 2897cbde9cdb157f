import {type Key} from '../../../contract/wire/entities.js';
import {toRfc3339} from '../../../core/expiry.js';
import {invalid} from '../../../core/invalid.js';
import {type PhyCloud} from '../../../phycloud/client.js';

/** The settings of a new key that may be copied from another. */
export type KeySettings = {
	readonly scopes: readonly string[];
	/** RFC 3339 in UTC, or `null` for a key that never expires. */
	readonly expiresAt: string | null;
};

type Given = {readonly scopes: readonly string[] | undefined; readonly expiresAt: string | null | undefined};

/** The scopes and the expiry of a new key: those that were given, else another key's; its lifetime counts from now. Throws what it cannot know. */
export async function copySettings(
	client: Pick<PhyCloud, 'getKey'>,
	keyId: string,
	given: Given,
	{now, signal}: {readonly now: () => Date; readonly signal: AbortSignal},
): Promise<KeySettings> {
	return settingsLike(await client.getKey(keyId, {signal}), given, {keyId, now});
}

/** The same for a key that has been looked up. */
export function settingsLike(
	key: Key | undefined,
	given: Given,
	{keyId, now}: {readonly keyId: string; readonly now: () => Date},
): KeySettings {
	const scopes = given.scopes ?? key?.scopes;
	if (scopes === undefined || scopes.length === 0) {
		throw unknown(keyId, 'the scopes', '--scopes');
	}

	const expiresAt = given.expiresAt === undefined ? copiedExpiry(key, now()) : given.expiresAt;
	if (expiresAt === undefined) {
		throw unknown(keyId, 'the lifetime', '--expires');
	}

	return {scopes, expiresAt};
}

/** When a key ends that lives as long as another; `undefined` if that is unknown. */
function copiedExpiry(key: Key | undefined, now: Date): string | null | undefined {
	const {created_at: created, expires_at: end} = key ?? {};
	if (end === null) {
		return null;
	}

	const lifetime = created === undefined || end === undefined ? NaN : Date.parse(end) - Date.parse(created);
	return Number.isNaN(lifetime) || lifetime <= 0 ? undefined : toRfc3339(new Date(now.getTime() + lifetime));
}

function unknown(keyId: string, what: string, flag: string): Error {
	return invalid(`PhyCloud does not say ${what} of ${keyId}.`, {
		reason: 'Nothing was created.',
		remedy: `Give ${what === 'the scopes' ? 'them' : 'it'} with ${flag}.`,
	});
}
