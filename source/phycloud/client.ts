import type * as z from 'zod/mini';
import {fillPath} from '../contract/paths.js';
import {
	type CreateRequest,
	createdKeyAnswerSchema,
	type Identity,
	identityAnswerSchema,
	type Key,
	keyAnswerSchema,
	type KeyPage,
	keyPageSchema,
	type Tenant,
	tenantAnswerSchema,
	type TenantPage,
	tenantPageSchema,
} from '../contract/schemas.js';
import {quoted} from '../core/escape-sequences.js';
import {PhywareError} from '../core/errors.js';
import {Secret} from '../core/secret.js';
import {notPhyCloud, readAnswer} from './answers.js';
import {isFromGateway, isInProgress} from './envelope.js';
import {type Outcome, sendRepeatedly} from './retry.js';
import {createTransport, type Request, type TransportOptions} from './transport.js';

type Cancellable = {readonly signal?: AbortSignal | undefined};
type PageOptions = Cancellable & {readonly limit?: number; readonly cursor?: string | undefined};

type KeyPageOptions = PageOptions & {
	readonly status?: Key['status'] | undefined;
	/** The `etag` of an earlier page: if nothing has changed since, the answer is `undefined`. */
	readonly unless?: string | undefined;
};

export type TaggedKeyPage = KeyPage & {readonly etag: string | undefined};
export type MintedKey = {readonly key: Key; readonly secret: Secret};

/**
A PhyCloud installation, as one credential may use it.

Every call throws a `PhywareError` on failure: what the server refused with, or a `ConnectionError`.
*/
export type PhyCloud = {
	readonly address: URL;
	listTenants: (options?: PageOptions) => Promise<TenantPage>;
	getTenant: (tenantId: string, options?: Cancellable) => Promise<Tenant>;
	/** A page of a tenant's keys, newest first; `undefined` if nothing has changed since `unless`. */
	listKeys: (tenantId: string, options?: KeyPageOptions) => Promise<TaggedKeyPage | undefined>;
	/** Mints a key. Repeated with the same idempotency key after a lost answer; `OUTCOME_UNKNOWN` if it may have happened unseen. */
	createKey: (
		tenantId: string,
		request: CreateRequest,
		options: Cancellable & {readonly idempotencyKey: string},
	) => Promise<MintedKey>;
	getKey: (keyId: string, options?: Cancellable) => Promise<Key>;
	/** Revokes a key; `undefined` if it is gone after an earlier attempt whose answer was lost. */
	revokeKey: (keyId: string, options?: Cancellable) => Promise<Key | undefined>;
	/** Whose credential this is; `undefined` from a server that does not tell. */
	getIdentity: (options?: Cancellable) => Promise<Identity | undefined>;
};

export type ClientOptions = TransportOptions & {
	/** The time limit of each call, retries included, in milliseconds. */
	readonly timeLimit: number;
	readonly random?: () => number;
};

/** A client for the installation at `address`. */
export function createClient(options: ClientOptions): PhyCloud {
	const {address, timeLimit, random = Math.random} = options;
	const {origin} = address;
	const transport = createTransport(options);
	const send = async (request: Request): Promise<Outcome> => sendRepeatedly(transport, request, {timeLimit, random});
	const ask = async <Schema extends z.ZodMiniType>(request: Request, schema: Schema): Promise<z.infer<Schema>> =>
		readAnswer((await send(request)).answer, schema, origin);
	const askForKey = (outcome: Outcome, keyId: string): Key => {
		const {key} = readAnswer(outcome.answer, keyAnswerSchema, origin);
		if (key.id !== keyId) {
			throw notPhyCloud(outcome.answer, origin, 'It answered about another key than the one asked for.');
		}

		return key;
	};

	return {
		address,

		async listTenants({limit, cursor, signal} = {}) {
			return ask({method: 'GET', path: fillPath('tenants'), query: {limit, cursor}, signal}, tenantPageSchema);
		},

		async getTenant(tenantId, {signal} = {}) {
			const {tenant} = await ask(
				{method: 'GET', path: fillPath('tenant', {tenant_id: tenantId}), signal},
				tenantAnswerSchema,
			);
			return tenant;
		},

		async listKeys(tenantId, {limit, cursor, status, unless, signal} = {}) {
			const {answer} = await send({
				method: 'GET',
				path: fillPath('tenantKeys', {tenant_id: tenantId}),
				query: {limit, cursor, status},
				headers: {'if-none-match': unless},
				signal,
			});
			return answer.status === 304 && unless !== undefined
				? undefined
				: {...readAnswer(answer, keyPageSchema, origin), etag: answer.headers.etag};
		},

		async createKey(tenantId, body, {idempotencyKey, signal}) {
			const outcome = await send({
				method: 'POST',
				path: fillPath('tenantKeys', {tenant_id: tenantId}),
				body,
				headers: {'idempotency-key': idempotencyKey},
				signal,
			});
			const {answer} = outcome;
			const doubt = doubtOf(outcome);
			if (doubt !== undefined) {
				throw new PhywareError('OUTCOME_UNKNOWN', `It is unknown whether the key ${quoted(body.name)} was created.`, {
					reason: doubt,
					requestId: answer.requestId,
					status: answer.status,
				});
			}

			const {secret, ...key} = readAnswer(answer, createdKeyAnswerSchema, origin).key;
			if (!isWhole(secret, key)) {
				throw notPhyCloud(answer, origin, 'The secret is not the one that the key is listed with.');
			}

			return {key, secret: new Secret(secret)};
		},

		async getKey(keyId, {signal} = {}) {
			return askForKey(await send({method: 'GET', path: fillPath('key', {key_id: keyId}), signal}), keyId);
		},

		async revokeKey(keyId, {signal} = {}) {
			const outcome = await send({method: 'DELETE', path: fillPath('key', {key_id: keyId}), signal});
			return outcome.actedBefore && outcome.answer.status === 404 ? undefined : askForKey(outcome, keyId);
		},

		async getIdentity({signal} = {}) {
			const {answer} = await send({method: 'GET', path: fillPath('identity'), signal});
			return answer.status === 404 ? undefined : readAnswer(answer, identityAnswerSchema, origin).identity;
		},
	};
}

/** Why a create that was refused may have been carried out all the same; `undefined` if the refusal can be believed. */
function doubtOf({answer, actedBefore, mayStillAct}: Outcome): string | undefined {
	const {status} = answer;
	if (status >= 500) {
		if (isFromGateway(answer)) {
			return `A gateway answered ${status} in PhyCloud's place.`;
		}

		return mayStillAct ? `An answer was lost, and then PhyCloud answered ${status}.` : undefined;
	}

	if (status < 400 || !actedBefore || isInProgress(answer)) {
		return undefined;
	}

	return `An answer was lost, and ${status === 409 ? 'now the name is taken' : `then PhyCloud answered ${status}`}.`;
}

/** Whether a secret ends as the key's `redacted_secret` says, where that shows its end. */
function isWhole(secret: string, {redacted_secret: redacted}: Pick<Key, 'redacted_secret'>): boolean {
	const end = /[….*•](?<end>[\w-]{4})$/u.exec(redacted)?.groups?.['end'];
	return end === undefined || secret.endsWith(end);
}
