/** A key as a server keeps it. */
export type Row = {
	readonly id: string;
	readonly tenantId: string;
	readonly name: string;
	readonly scopes: readonly string[];
	readonly secret: string;
	readonly createdAt: Date;
	readonly createdBy: string;
	readonly expiresAt: Date | null;
	readonly lastUsedAt: Date | null;
	readonly revokedAt: Date | null;
};

export type State = 'active' | 'expired' | 'revoked';

/** An object of JSON. */
export type Body = Readonly<Record<string, unknown>>;

/** The optional fields of a key: a server may leave each of them out. */
export const optionalFields = [
	'tenant_id',
	'scopes',
	'status',
	'redacted_secret',
	'created_at',
	'created_by',
	'expires_at',
	'last_used_at',
	'revoked_at',
] as const;

export type OptionalField = (typeof optionalFields)[number];

/** What can be read of a field that is there: nothing, or its value where a reader is clever enough. */
export type Reading = 'unknown' | 'unsure';

export type Readings = Partial<Readonly<Record<OptionalField, Reading>>>;

/** A change of how keys are shown. */
export type Bend = {
	readonly change: (key: Body, row: Row) => Body;
	readonly reads?: Readings;
};

/** An HTTP answer: a body that is neither text nor bytes is sent as JSON. */
export type Reply = {
	readonly status: number;
	readonly body?: unknown;
	readonly type?: string;
	readonly headers?: Readonly<Record<string, string>>;
};

/** How a list is cut into pages. */
export type Paging = {
	/** What stands in `next_cursor` on the last page instead of null. */
	readonly end?: 'absent' | 'empty';
	/** The most keys on a page, whatever was asked for. */
	readonly size?: number;
	/** A greater limit is refused with this status. */
	readonly maximum?: {readonly limit: number; readonly status: 400 | 422};
	readonly ignoresLimit?: boolean;
};

export type Route = 'identity' | 'key' | 'tenants' | 'tenant';

/** How a create ends: with the secret and not a word, with the secret, with a warning beside it, or with exit code 1 beside it. */
export type CreateEnding = 'quiet' | 'delivered' | 'warned' | 'doubted';

/** An honest PhyCloud that differs from the strict wire: what is left out is as the strict wire has it. */
export type Variant = {
	/** What it does: completes "where the server …". */
	readonly name: string;
	/** How keys are shown everywhere, and then in single answers. */
	readonly key?: Bend;
	readonly listed?: Bend;
	readonly created?: Bend;
	readonly looked?: Bend;
	readonly revoked?: Bend;
	readonly tenant?: (tenant: Body) => Body;
	/** The ids of the tenant that has keys, and of the one that has none. */
	readonly tenantIds?: readonly [string, string];
	/** The id of each key, counted from 1; 0 is the operator's own. */
	readonly id?: (count: number) => string;
	/** What stands in `created_by`: the id of the operator's key, unless a server says otherwise. */
	readonly creator?: string;
	/** Makes a secret of 60 random letters and digits. */
	readonly secret?: (random: string) => string;
	readonly mask?: (row: Row) => unknown;
	readonly time?: (instant: Date) => unknown;
	/** What stands where there is no time: null, unless a server says otherwise. */
	readonly never?: unknown;
	readonly status?: (state: State) => unknown;
	/** The answer to a create, made from the key with its secret. */
	readonly creation?: (key: Body, row: Row) => Reply;
	/** The answer to GET of a key, made from the key. */
	readonly looking?: (key: Body) => Reply;
	/** The answer to a revocation, made from the key. */
	readonly deletion?: (key: Body) => Reply;
	/** The answer to the revocation of a key that is revoked. */
	readonly secondDeletion?: Reply;
	/** A revoked key is gone: nothing lists or finds it any more. */
	readonly forgets?: boolean;
	/** A revocation is accepted with 202 and the key as it is, and carried out later than any test looks. */
	readonly queues?: boolean;
	/** Routes that do not exist, or may not be used. */
	readonly routes?: Partial<Readonly<Record<Route, Reply>>>;
	/** The answer about a credential that is accepted. */
	readonly identity?: (identity: Body) => unknown;
	/** The credential of a key is not accepted as an identity, although the key is there. */
	readonly refusesNewKeys?: boolean;
	readonly pages?: Paging;
	readonly order?: 'newest' | 'oldest' | 'name' | 'random';
	readonly ignoresStatus?: boolean;
	readonly etag?: 'absent' | 'weak' | 'changing' | 'ignored';
	/** Changes every answer on its way out. */
	readonly out?: (reply: Reply) => Reply;
	readonly hasDate?: boolean;
	/** The path that all others are below. */
	readonly prefix?: string;
	readonly idempotent?: boolean;
	readonly unique?: boolean;
	readonly ending?: CreateEnding;
};

/** Whether a variant differs from the strict wire in more than some pieces; the strict wire itself counts. */
export function differsBeside(variant: Variant, ...pieces: ReadonlyArray<keyof Variant>): boolean {
	const own = Object.keys(variant).filter((piece) => piece !== 'name' && piece !== 'ending');
	return own.length === 0 || own.some((piece) => !(pieces as readonly string[]).includes(piece));
}
