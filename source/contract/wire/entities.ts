/*
Keys, tenants and identities as the client knows them. `undefined` means that the server did not say (unknown), which is
neither `null` (never) nor empty. Times are RFC 3339 in UTC. Field names are the wire's, and the same in all JSON that the
program prints.
*/

/** Stands for the id of a key whose answer has none. */
export const unknownId = 'unknown';

export type Key = {
	readonly id: string;
	readonly tenant_id: string | undefined;
	readonly name: string;
	readonly scopes: readonly string[] | undefined;
	/** `active`, `expired` or `revoked`; another installation's words stay as they are. */
	readonly status: string | undefined;
	/** What may be shown of the secret, in whatever form the server masks it. */
	readonly redacted_secret: string | undefined;
	readonly created_at: string | undefined;
	readonly created_by: string | undefined;
	/** `null` for a key that never expires. */
	readonly expires_at: string | null | undefined;
	/** `null` for a key that was never used. */
	readonly last_used_at: string | null | undefined;
	/** `null` for a key that was not revoked. */
	readonly revoked_at: string | null | undefined;
};

/** A key of which only the id is sure. */
export type PartialKey = Pick<Key, 'id'> & {readonly [Field in Exclude<keyof Key, 'id'>]?: Key[Field] | undefined};

export type Tenant = {
	readonly id: string;
	readonly name: string;
	/** `active` or `inactive`; another installation's words stay as they are. */
	readonly status: string | undefined;
	readonly plan: string | undefined;
	readonly created_at: string | undefined;
};

/** Whose credential it is: a key, or a person, who has no key id and no tenant. */
export type Identity = {
	readonly key_id: string | undefined;
	/** The key's name, or what the person is known by. */
	readonly name: string | undefined;
	readonly tenant_id: string | undefined;
	readonly scopes: readonly string[] | undefined;
	/** `null` for a credential that never expires. */
	readonly expires_at: string | null | undefined;
};

/** A page of a list; without a cursor it is the last one. */
export type KeyPage = {readonly keys: readonly Key[]; readonly next_cursor: string | null};
export type TenantPage = {readonly tenants: readonly Tenant[]; readonly next_cursor: string | null};
