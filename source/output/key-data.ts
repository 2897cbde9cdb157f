import {type Key, type PartialKey, unknownId} from '../contract/wire/entities.js';
import {type Secret} from '../core/secret.js';

/** The fields of a key, in the order in which they are printed. */
const keyFields = [
	'id',
	'tenant_id',
	'name',
	'scopes',
	'status',
	'redacted_secret',
	'created_at',
	'created_by',
	'expires_at',
	'last_used_at',
	'revoked_at',
] as const satisfies ReadonlyArray<keyof Key>;

/** A key as JSON has it: what is unknown is `null`, and named in `unknown`, so that it is not taken for never. */
export function keyData(key: PartialKey): object {
	const unknown = unknownFields(key);
	// Most servers say everything, and lists are long.
	return unknown.length === 0 ? key : {...knownData(key), unknown};
}

/** The data of a minted key: the only output that opens a secret; `null` if the secret went to a file. */
export function mintedKeyData(key: Key, secret: Secret | null): object {
	const unknown = unknownFields(key);
	return {
		...knownData(key),
		secret: secret === null ? null : secret.reveal(),
		...(unknown.length > 0 && {unknown}),
	};
}

function unknownFields(key: PartialKey): string[] {
	return keyFields.filter((field) => key[field] === undefined || (field === 'id' && key.id === unknownId));
}

function knownData(key: PartialKey): Record<string, unknown> {
	const data: Record<string, unknown> = {};
	for (const field of keyFields) {
		data[field] = field === 'id' && key.id === unknownId ? null : (key[field] ?? null);
	}

	return data;
}
