import {type KeyStore} from './store.js';
import {type Body, type Row, type State, type Variant} from './variant.js';

/** Where a key is shown. */
export type ShownIn = 'listed' | 'created' | 'looked' | 'revoked';

/** RFC 3339 in UTC, as the strict wire has it. */
export const strictTime = (instant: Date): string => instant.toISOString().replace('.000', '');

/** A key as a variant shows it in an answer. */
export function showKey(variant: Variant, store: KeyStore, row: Row, place: ShownIn): Body {
	const {time = strictTime, never = null, status = (state: State) => state, mask = lastFour} = variant;
	const orNever = (instant: Date | null) => (instant === null ? never : time(instant));
	const strict: Body = {
		id: row.id,
		tenant_id: row.tenantId,
		name: row.name,
		scopes: [...row.scopes],
		status: status(store.stateOf(row)),
		redacted_secret: mask(row),
		created_at: time(row.createdAt),
		created_by: row.createdBy,
		expires_at: orNever(row.expiresAt),
		last_used_at: orNever(row.lastUsedAt),
		revoked_at: orNever(row.revokedAt),
		...(place === 'created' && {secret: row.secret}),
	};
	const everywhere = variant.key?.change(strict, row) ?? strict;
	return variant[place]?.change(everywhere, row) ?? everywhere;
}

export const lastFour = ({secret}: Pick<Row, 'secret'>): string => `phk_live_…${secret.slice(-4)}`;

/** A tenant as a variant shows it. */
export function showTenant(
	{time = strictTime, tenant = (body) => body}: Variant,
	facts: {id: string; name: string},
): Body {
	return tenant({
		id: facts.id,
		name: facts.name,
		status: 'active',
		plan: 'enterprise',
		created_at: time(new Date('2026-01-02T03:04:05Z')),
	});
}
