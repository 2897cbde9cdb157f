import {jsonReply, refusalReply} from './replies.js';
import {showKey} from './showing.js';
import {type KeyStore} from './store.js';
import {type Body, type Reply, type Row, type Variant} from './variant.js';

type AskedCreate = {
	readonly tenantId: string;
	readonly body: string;
	readonly idempotencyKey: string | undefined;
};

type RequestBody = {readonly name: string; readonly scopes: readonly string[]; readonly expires_at?: string | null};

/** What a server keeps of the creates that it has answered. */
export type Answered = Map<string, {readonly body: string; readonly row: Row}>;

/** Carries a create out and answers it; the same idempotency key gets the same key again, where that is honored. */
export function answerCreate(variant: Variant, store: KeyStore, answered: Answered, asked: AskedCreate): Reply {
	const {idempotent = true, unique = true} = variant;
	const {tenantId, body, idempotencyKey} = asked;
	const {name, scopes, expires_at: expires = null} = JSON.parse(body) as RequestBody;
	const earlier = idempotent && idempotencyKey !== undefined ? answered.get(idempotencyKey) : undefined;
	if (earlier !== undefined) {
		return earlier.body === body
			? made(variant, store, earlier.row)
			: refusalReply(422, 'VALIDATION', 'The idempotency key was used for another request.');
	}

	if (unique && store.named(tenantId, name).length > 0) {
		return refusalReply(409, 'CONFLICT', 'Key name taken');
	}

	const row = store.add({tenantId, name, scopes, expiresAt: expires === null ? null : new Date(expires)});
	store.minted.push(row.id);
	if (idempotencyKey !== undefined) {
		answered.set(idempotencyKey, {body, row});
	}

	return made(variant, store, row);
}

function made(variant: Variant, store: KeyStore, row: Row): Reply {
	const {creation = (key: Body) => jsonReply(201, {key})} = variant;
	return creation(showKey(variant, store, row, 'created'), row);
}
