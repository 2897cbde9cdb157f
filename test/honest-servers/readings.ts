import {showKey, type ShownIn} from './showing.js';
import {type HonestServer} from './server.js';
import {type Body, type OptionalField, optionalFields, type Reading, type Row} from './variant.js';

/** Fields in which null is a value: never. */
const orNever: ReadonlySet<OptionalField> = new Set(['expires_at', 'last_used_at', 'revoked_at']);

/** What a reader can know of a field: its value, nothing, or either; `never` where a form of its own stands for it. */
export function readingOf(server: HonestServer, row: Row, place: ShownIn, field: OptionalField): Reading | 'known' {
	const {variant, store} = server;
	const sent = showKey(variant, store, row, place);
	if (!Object.hasOwn(sent, field) || (sent[field] === null && !orNever.has(field))) {
		return 'unknown';
	}

	const said = variant[place]?.reads?.[field] ?? variant.key?.reads?.[field];
	return said ?? (truthOf(server, row, field) === null && sent[field] !== null ? 'unsure' : 'known');
}

/** The value of a field on the server; a time as a `Date`. */
function truthOf({store}: HonestServer, row: Row, field: OptionalField): unknown {
	const values: Readonly<Record<OptionalField, unknown>> = {
		status: store.stateOf(row),
		redacted_secret: 'as it was sent',
		tenant_id: row.tenantId,
		scopes: row.scopes,
		created_at: row.createdAt,
		created_by: row.createdBy,
		expires_at: row.expiresAt,
		last_used_at: row.lastUsedAt,
		revoked_at: row.revokedAt,
	};
	return values[field];
}

/** What is wrong with a key that was printed as JSON, each as a sentence. */
export function misreadings(server: HonestServer, row: Row, place: ShownIn, printed: Body): string[] {
	const sent = showKey(server.variant, server.store, row, place);
	const wrong = (field: string) => `${field} of ${row.name} is ${JSON.stringify(printed[field])}.`;
	const labels = (['id', 'name'] as const).filter(
		(field) => printed[field] !== row[field] && (sent[field] === row[field] || printed[field] !== null),
	);
	const fields = optionalFields.filter((field) => {
		const value = printed[field];
		const reading = readingOf(server, row, place, field);
		// A state can follow from the times, and the tenant is the one that was asked for.
		const mayBeNull = reading !== 'known' && value === null;
		const mayBeRight = reading !== 'unknown' || field === 'status' || field === 'tenant_id';
		return !mayBeNull && !(mayBeRight && isRight(value, truthOf(server, row, field), sent[field]));
	});
	return [...labels, ...fields].map(wrong);
}

/** Whether a value is right: a word or a mask as it was sent, or else what is true. */
function isRight(value: unknown, truth: unknown, sent: unknown): boolean {
	if (typeof sent === 'string' && typeof truth === 'string') {
		return value === sent;
	}

	return truth instanceof Date ? isSameTime(value, truth) : JSON.stringify(value) === JSON.stringify(truth);
}

/** Whether a text is RFC 3339 in UTC, and within the second: some forms have fractions. */
export function isSameTime(value: unknown, truth: Date): boolean {
	return (
		typeof value === 'string' &&
		/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value) &&
		Math.abs(Date.parse(value) - truth.getTime()) < 1000
	);
}

/** Words that no person should read. */
export const leaks = /\bundefined\b|\bnull\b|\bNaN\b|Invalid Date|\[object|\b0001-01-01|\b1970-/;
