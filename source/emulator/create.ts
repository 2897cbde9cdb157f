import {type WireCreatedKey, type WireTenant} from '../contract/wire/schemas.js';
import {toRfc3339} from '../core/expiry.js';
import {requireGrantable} from './access.js';
import {ApiError, unprocessable} from './api-error.js';
import {type IdempotentRequest, type IdempotencyStore} from './idempotency.js';
import {type CheckedRequest, createRequest} from './requests.js';
import {hashSecret, mintId, mintSecret, type RandomBytes, redact} from './secrets.js';
import {NameTakenError, type NewStoredKey, type EmulatorStore, type StoredKey} from './store.js';

type Tools = {readonly store: EmulatorStore; readonly outcomes: IdempotencyStore; readonly randomBytes: RandomBytes};

/** Who creates, where and when. */
export type Creation = {
	readonly tenant: WireTenant;
	readonly actor: StoredKey;
	readonly requestId: string;
	readonly instant: Date;
};

/** The handler of creates: the body of the answer, for a new key or for the one that an earlier attempt made. The key, its outcome and its audit entry are stored together. */
export function createCreator({
	store,
	outcomes,
	randomBytes,
}: Tools): (attempt: IdempotentRequest, creation: Creation) => string {
	return (attempt, creation) =>
		store.transaction(() => {
			const replay = outcomes.find(attempt, creation.instant);
			if (replay?.kind === 'mismatch') {
				throw unprocessable('Idempotency-Key', 'This Idempotency-Key was used for another request');
			}

			if (replay?.kind === 'answer') {
				return replay.body;
			}

			const answer = JSON.stringify({key: mint(createRequest(attempt.body, creation.instant), creation)});
			outcomes.keep(attempt, answer, creation.instant);
			return answer;
		});

	function mint(request: CheckedRequest, {tenant, actor, requestId, instant}: Creation): WireCreatedKey {
		requireGrantable(actor, request.scopes);
		if (tenant.status === 'inactive') {
			throw unprocessable('tenant_id', 'The tenant is inactive: it takes no new keys');
		}

		const secret = mintSecret(randomBytes);
		const at = toRfc3339(instant);
		const key = {
			...request,
			id: mintId('key', randomBytes),
			tenant_id: tenant.id,
			redacted_secret: redact(secret),
			created_at: at,
			created_by: actor.name,
		};
		add({...key, hash: hashSecret(secret)}, {actor: actor.id, requestId});
		return {...key, status: 'active', last_used_at: null, revoked_at: null, secret};
	}

	function add(key: NewStoredKey, {actor, requestId}: {actor: string; requestId: string}): void {
		try {
			store.addKey(key, {at: key.created_at, actor, action: 'key.created', key_id: key.id, request_id: requestId});
		} catch (error) {
			throw error instanceof NameTakenError
				? new ApiError('CONFLICT', 'Key name taken', {
						remediation: 'Choose a different name',
						details: [{field: 'name', message: 'Key name taken'}],
					})
				: error;
		}
	}
}
