import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {type Context, Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {paths} from '../contract/wire/paths.js';
import {toRfc3339} from '../core/expiry.js';
import {authenticate, requireScope, requireTenant} from './access.js';
import {ApiError, notFound} from './api-error.js';
import {createCreator} from './create.js';
import {writeCursor} from './cursors.js';
import {IdempotencyStore} from './idempotency.js';
import {idempotencyKey, jsonBody, maximumBodySize, pageQuery, statusQuery} from './requests.js';
import {createPace, type RateLimit} from './pace.js';
import {type RandomBytes} from './secrets.js';
import {type EmulatorStore, type StoredKey, withoutHash} from './store.js';

export type AppOptions = {
	readonly store: EmulatorStore;
	readonly now: () => Date;
	readonly randomBytes: RandomBytes;
	/** Told of every fault that was answered with 500. */
	readonly onFault?: (error: unknown) => void;
	/** How many requests each credential may send. */
	readonly rateLimit?: RateLimit | undefined;
	/** How long each answer waits, in milliseconds. */
	readonly delay?: number | undefined;
};

type Variables = {requestId: string; credential: StoredKey};

/** PhyCloud's HTTP interface over a store. */
export function createApp({
	store,
	now,
	randomBytes,
	onFault,
	rateLimit,
	delay = 0,
}: AppOptions): Hono<{Variables: Variables}> {
	const app = new Hono<{Variables: Variables}>();
	const outcomes = new IdempotencyStore(store);
	const create = createCreator({store, outcomes, randomBytes});
	const pace = rateLimit && createPace(rateLimit);

	app.use(async (context, next) => {
		const given = context.req.header('x-request-id') ?? '';
		const requestId = /^[\w-]{1,128}$/.test(given) ? given : randomUUID();
		context.set('requestId', requestId);
		context.header('X-Request-Id', requestId);
		context.header('Cache-Control', 'no-store');
		// The clock of the times in the answers.
		context.header('Date', now().toUTCString());
		if (delay > 0) {
			await sleep(delay);
		}

		const credential = authenticate(store, context.req.header('authorization'), now());
		const wait = pace?.(credential.id, now()) ?? 0;
		if (wait > 0) {
			context.header('Retry-After', String(Math.ceil(wait / 1000)));
			throw new ApiError('RATE_LIMITED', 'Too many requests', {remediation: 'Wait as long as Retry-After says'});
		}

		context.set('credential', credential);
		await next();
	});

	app.use(
		bodyLimit({
			maxSize: maximumBodySize,
			onError() {
				throw new ApiError('VALIDATION', `The body is larger than ${maximumBodySize} bytes`, {status: 413});
			},
		}),
	);

	app.get(route(paths.tenants), (context) => {
		requireScope(context.var.credential, 'admin:tenants');
		const {entries, next} = store.listTenants(pageQuery(context));
		return context.json({tenants: entries, next_cursor: writeCursor(context.req.path, next)});
	});

	app.get(route(paths.tenant), (context) => {
		requireScope(context.var.credential, 'admin:keys', 'admin:tenants');
		return context.json({tenant: tenantOf(context)});
	});

	app.get(route(paths.tenantKeys), (context) => {
		requireScope(context.var.credential, 'admin:keys');
		const {id} = tenantOf(context);
		const at = toRfc3339(now());
		const query = {...pageQuery(context), status: statusQuery(context), now: at};
		const tag = store.keysTag(id, at);
		context.header('ETag', tag);
		if (matches(context.req.header('if-none-match'), tag)) {
			return context.body(null, 304);
		}

		const {entries, next} = store.listKeys(id, query);
		return context.json({keys: entries, next_cursor: writeCursor(context.req.path, next)});
	});

	app.post(route(paths.tenantKeys), async (context) => {
		requireScope(context.var.credential, 'admin:keys');
		const attempt = {
			credential: context.var.credential.id,
			route: `POST ${context.req.path}`,
			idempotencyKey: idempotencyKey(context) ?? randomUUID(),
		};
		if (!outcomes.begin(attempt)) {
			throw new ApiError('IN_PROGRESS', 'The same request is still in progress', {
				remediation: 'Wait a moment, then repeat it',
			});
		}

		try {
			const body = await jsonBody(context);
			const answer = create(
				{...attempt, body},
				{tenant: tenantOf(context), actor: context.var.credential, requestId: context.var.requestId, instant: now()},
			);
			return context.body(answer, 201, {'content-type': 'application/json'});
		} finally {
			outcomes.end(attempt);
		}
	});

	app.get(route(paths.key), (context) => {
		requireScope(context.var.credential, 'admin:keys');
		return context.json({key: withoutHash(keyOf(context))});
	});

	app.delete(route(paths.key), (context) => {
		requireScope(context.var.credential, 'admin:keys');
		const {id} = keyOf(context);
		const at = toRfc3339(now());
		store.transaction(() => {
			store.revokeKey(id, {
				at,
				actor: context.var.credential.id,
				action: 'key.revoked',
				key_id: id,
				request_id: context.var.requestId,
			});
		});
		return context.json({key: withoutHash(store.getKey(id, at)!)});
	});

	app.get(route(paths.identity), (context) => {
		const {id, name, tenant_id: tenantId, scopes, expires_at: expiresAt} = context.var.credential;
		return context.json({identity: {key_id: id, name, tenant_id: tenantId, scopes, expires_at: expiresAt}});
	});

	app.notFound((context) => refuse(context, notFound('Path', 'the address')));
	app.onError((error, context) => {
		if (error instanceof ApiError) {
			return refuse(context, error);
		}

		onFault?.(error);
		return refuse(context, new ApiError('SERVER', 'The server failed to handle the request'));
	});

	return app;

	function tenantOf(context: Context<{Variables: Variables}>) {
		const id = context.req.param('tenant_id')!;
		requireTenant(context.var.credential, id, 'Tenant');
		const tenant = store.getTenant(id);
		if (tenant === undefined) {
			throw notFound('Tenant', 'the tenant id');
		}

		return tenant;
	}

	function keyOf(context: Context<{Variables: Variables}>): StoredKey {
		const key = store.getKey(context.req.param('key_id')!, toRfc3339(now()));
		if (key === undefined) {
			throw notFound('Key', 'KEY_ID');
		}

		requireTenant(context.var.credential, key.tenant_id, 'Key');
		return key;
	}
}

function refuse(context: Context, error: ApiError): Response {
	if (error.code === 'UNAUTHENTICATED') {
		context.header('WWW-Authenticate', 'Bearer realm="PhyCloud"');
	}

	return context.json(error.answer(context.get('requestId') as string), error.status as 400);
}

/** Hono's form of a path template. */
function route(template: string): string {
	return template.replaceAll(/\{(\w+)\}/g, ':$1');
}

function matches(ifNoneMatch: string | undefined, tag: string): boolean {
	return (ifNoneMatch ?? '')
		.split(',')
		.some((candidate) => candidate.trim().replace(/^W\//, '') === tag || candidate.trim() === '*');
}
