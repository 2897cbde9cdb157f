import {fillPath, type PathName} from '../contract/wire/paths.js';
import {readCreatedKey} from '../contract/wire/reader/created-key.js';
import {readIdentity} from '../contract/wire/reader/identity.js';
import {readKeyPage} from '../contract/wire/reader/keys.js';
import {readTenantAnswer, readTenantPage} from '../contract/wire/reader/tenants.js';
import {type Identity, type Key, type KeyPage, type Tenant, type TenantPage} from '../contract/wire/entities.js';
import {type CreateRequest} from '../contract/wire/schemas.js';
import {quoted} from '../core/escape-sequences.js';
import {PhywareError} from '../core/errors.js';
import {checkId, type IdKind} from '../core/identifiers.js';
import {Secret} from '../core/secret.js';
import {readAnswer} from './answers.js';
import {isFromGateway, isInProgress} from './envelope.js';
import {readKeyLookUp, readRevocation, type RevokeAnswer} from './key-answers.js';
import {createPager} from './pager.js';
import {type AttemptOutcome, type RetryOptions, sendRepeatedly} from './retry.js';
import {createServerClock} from './server-clock.js';
import {createTransport, type Request, type TransportOptions} from './transport.js';

type Cancelable = {readonly signal?: AbortSignal | undefined};
type PageOptions = Cancelable & {readonly limit?: number; readonly cursor?: string | undefined};

type KeyPageOptions = PageOptions & {
	/** A hint: a server that knows no such filter lists all. */
	readonly status?: string | undefined;
	/** The `etag` of an earlier page: if nothing has changed since, the answer is `undefined`. */
	readonly unless?: string | undefined;
};

type CreateKeyCall = Cancelable & {
	readonly idempotencyKey: string;
	/** Asked after an answer was lost: whether the request may be sent once more, with the same idempotency key. */
	readonly mayRepeat?: (() => Promise<boolean>) | undefined;
};

export type TaggedKeyPage = KeyPage & {readonly etag: string | undefined};

export type MintedKey = {
	readonly key: Key;
	readonly secret: Secret;
	/** What about the answer was not as expected: sentences without a full stop. */
	readonly oddities: readonly string[];
	/** Whether an earlier attempt, whose answer was lost, may have made a key as well. */
	readonly actedBefore: boolean;
};

/**
A PhyCloud installation, as one credential may use it.

Every call throws a `PhywareError` on failure: what the server refused with, or a `ConnectionError`.
*/
export type PhyCloud = {
	readonly address: URL;
	/** The time limit of each call, retries included, in milliseconds. */
	readonly timeLimit: number;
	/** How far the server's clock is ahead of ours, in milliseconds; `undefined` until an answer has told. */
	readonly clockAhead: () => number | undefined;
	listTenants: (options?: PageOptions) => Promise<TenantPage>;
	getTenant: (tenantId: string, options?: Cancelable) => Promise<Tenant>;
	/** A page of a tenant's keys, in the server's order; `undefined` if nothing has changed since `unless`. */
	listKeys: (tenantId: string, options?: KeyPageOptions) => Promise<TaggedKeyPage | undefined>;
	/** Mints a key. Repeated with the same idempotency key after a lost answer; `OUTCOME_UNKNOWN` if it may have happened unseen. */
	createKey: (tenantId: string, request: CreateRequest, options: CreateKeyCall) => Promise<MintedKey>;
	/** A key; `undefined` from a server that does not show single keys. */
	getKey: (keyId: string, options?: Cancelable) => Promise<Key | undefined>;
	/** Revokes a key. `leavesRateLimits` has a 429 thrown at once, with how long to wait. */
	revokeKey: (keyId: string, options?: Cancelable & {readonly leavesRateLimits?: boolean}) => Promise<RevokeAnswer>;
	/** Whose credential this is; `undefined` from a server that does not say. */
	getIdentity: (options?: Cancelable) => Promise<Identity | undefined>;
	/** Uses another credential once: whether PhyCloud accepts it; `undefined` where that cannot be told. */
	tryCredential: (credential: Secret, options?: Cancelable) => Promise<boolean | undefined>;
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
	const clock = createServerClock();
	const transport = clock.watching(createTransport(options));
	const send = async (
		request: Request,
		retries: Pick<RetryOptions, 'mayRepeat' | 'leavesRateLimits'> = {},
	): Promise<AttemptOutcome> => sendRepeatedly(transport, request, {timeLimit, random, ...retries});
	const calls: Calls = {send, pager: createPager(async (request) => send(request)), options, origin};
	return {
		address,
		timeLimit,
		clockAhead: clock.ahead,
		...tenantCalls(calls),
		...keyCalls(calls),
		...identityCalls(calls),
	};
}

/** What calls are made with. */
type Calls = {
	readonly send: (
		request: Request,
		retries?: Pick<RetryOptions, 'mayRepeat' | 'leavesRateLimits'>,
	) => Promise<AttemptOutcome>;
	readonly pager: ReturnType<typeof createPager>;
	readonly options: ClientOptions;
	readonly origin: string;
};

function tenantCalls({send, pager, origin}: Calls): Pick<PhyCloud, 'listTenants' | 'getTenant'> {
	return {
		async listTenants({limit, cursor, signal} = {}) {
			const {answer} = await pager({method: 'GET', path: fillPath('tenants'), query: {limit, cursor}, signal});
			return readAnswer(answer, readTenantPage, origin);
		},

		async getTenant(tenantId, {signal} = {}) {
			const {answer} = await send({method: 'GET', path: idPath('tenant', 'tenant', tenantId), signal});
			return readAnswer(answer, readTenantAnswer, origin);
		},
	};
}

function keyCalls({send, pager, origin}: Calls): Pick<PhyCloud, 'listKeys' | 'createKey' | 'getKey' | 'revokeKey'> {
	return {
		async listKeys(tenantId, {limit, cursor, status, unless, signal} = {}) {
			const {answer} = await pager({
				method: 'GET',
				path: idPath('tenantKeys', 'tenant', tenantId),
				query: {limit, cursor, status},
				headers: {'if-none-match': unless},
				signal,
			});
			return answer.status === 304 && unless !== undefined
				? undefined
				: {...readAnswer(answer, (body) => readKeyPage(body, {tenantId}), origin), etag: answer.headers.etag};
		},

		async createKey(tenantId, request, {idempotencyKey, mayRepeat, signal}) {
			const post: Request = {
				method: 'POST',
				path: idPath('tenantKeys', 'tenant', tenantId),
				body: request,
				headers: {'idempotency-key': idempotencyKey},
				signal,
			};
			const outcome = await send(post, {mayRepeat});
			const reason = unknownOutcomeReason(outcome);
			if (reason !== undefined) {
				const {requestId, status} = outcome.answer;
				throw new PhywareError(
					'OUTCOME_UNKNOWN',
					`It is unknown whether the key ${quoted(request.name)} was created.`,
					{
						reason,
						requestId,
						status,
					},
				);
			}

			const read = readAnswer(outcome.answer, (body) => readCreatedKey(body, {tenantId, request}), origin);
			const {key, oddities} = read;
			return {key, secret: new Secret(read.secret), oddities, actedBefore: outcome.actedBefore};
		},

		async getKey(keyId, {signal} = {}) {
			const {answer} = await send({method: 'GET', path: idPath('key', 'key', keyId), signal});
			return readKeyLookUp(answer, keyId, origin);
		},

		async revokeKey(keyId, {signal, leavesRateLimits} = {}) {
			const outcome = await send({method: 'DELETE', path: idPath('key', 'key', keyId), signal}, {leavesRateLimits});
			return readRevocation(outcome, keyId, origin);
		},
	};
}

function identityCalls({send, options, origin}: Calls): Pick<PhyCloud, 'getIdentity' | 'tryCredential'> {
	return {
		async getIdentity({signal} = {}) {
			const {answer} = await send({method: 'GET', path: fillPath('identity'), signal});
			return noIdentity.has(answer.status) ? undefined : readAnswer(answer, readIdentity, origin);
		},

		async tryCredential(credential, {signal} = {}) {
			if (!canBeSent(credential)) {
				return undefined;
			}

			const request = {method: 'GET', path: fillPath('identity'), signal} as const;
			const other = createTransport({...options, credential});
			try {
				const {status} = await other(request, Math.min(options.timeLimit, trialTime));
				return status === 401 ? false : status >= 200 && status < 300 ? true : undefined;
			} catch {
				return undefined;
			}
		},
	};
}

/** How long PhyCloud may take to accept a credential, in milliseconds. */
const trialTime = 5000;

/** Whether a header can carry a credential. */
function canBeSent(credential: Secret): boolean {
	return /^[\u0021-\u007E]+$/.test(credential.reveal());
}

/** The answers of a server that has no such route, or does not let this credential use it. */
const noIdentity: ReadonlySet<number> = new Set([400, 403, 404, 405, 410, 422, 501]);

/** A path for an id; what cannot be an id is never sent. */
function idPath(name: PathName, kind: IdKind, id: string): string {
	return fillPath(name, {[`${kind}_id`]: checkId(kind, id)});
}

/** Why a create that was refused may have been carried out all the same; `undefined` if the refusal can be believed. */
function unknownOutcomeReason({answer, actedBefore, mayStillAct}: AttemptOutcome): string | undefined {
	const {status} = answer;
	if (status >= 500) {
		if (isFromGateway(answer)) {
			return `A gateway answered ${status} instead of PhyCloud.`;
		}

		return mayStillAct ? `A response was lost, and then PhyCloud answered ${status}.` : undefined;
	}

	if (status < 400 || !actedBefore || isInProgress(answer)) {
		return undefined;
	}

	return `A response was lost, and ${status === 409 ? 'now the name is taken' : `then PhyCloud answered ${status}`}.`;
}
