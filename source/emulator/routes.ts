import {randomUUID} from 'node:crypto';
import {type Context, type Hono} from 'hono';
import {paths} from '../contract/wire/paths.js';
import {toRfc3339} from '../core/expiry.js';
import {requireScope, requireTenant} from './access.js';
import {ApiError, notFound} from './api-error.js';
import {type createCreator} from './create.js';
import {writeCursor} from './cursors.js';
import {type IdempotencyStore} from './idempotency.js';
import {idempotencyKey, jsonBody, pageQuery, statusQuery} from './requests.js';
import {type EmulatorStore, type StoredKey, withoutHash} from './store.js';

/** What each request carries: its id, and the key that it authenticates with. */
export type Variables = {requestId: string; credential: StoredKey};

type AppContext = Context<{Variables: Variables}>;
type App = Hono<{Variables: Variables}>;

/** What the routes work with. */
export type AppTools = {
	readonly store: EmulatorStore;
	readonly now: () => Date;
	readonly outcomes: IdempotencyStore;
	readonly create: ReturnType<typeof createCreator>;
};

/** Tenants, and whose credential it is. */
export function addTenantRoutes(app: App, tools: AppTools): void {
	const {store} = tools;
	app.get(route(paths.tenants), (context) => {
		requireScope(context.var.credential, 'admin:tenants');
		const {entries, next} = store.listTenants(pageQuery(context));
		return context.json({tenants: entries, next_cursor: writeCursor(context.req.path, next)});
	});

	app.get(route(paths.tenant), (context) => {
		requireScope(context.var.credential, 'admin:keys', 'admin:tenants');
		return context.json({tenant: tenantOf(context, tools)});
	});

	app.get(route(paths.identity), (context) => {
		const {id, name, tenant_id: tenantId, scopes, expires_at: expiresAt} = context.var.credential;
		return context.json({identity: {key_id: id, name, tenant_id: tenantId, scopes, expires_at: expiresAt}});
	});
}

/** The keys of a tenant. */
export function addTenantKeyRoutes(app: App, tools: AppTools): void {
	const {store, now, outcomes, create} = tools;
	app.get(route(paths.tenantKeys), (context) => {
		requireScope(context.var.credential, 'admin:keys');
		const {id} = tenantOf(context, tools);
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
				{
					tenant: tenantOf(context, tools),
					actor: context.var.credential,
					requestId: context.var.requestId,
					instant: now(),
				},
			);
			return context.body(answer, 201, {'content-type': 'application/json'});
		} finally {
			outcomes.end(attempt);
		}
	});
}

/** Single keys. */
export function addKeyRoutes(app: App, tools: AppTools): void {
	const {store, now} = tools;
	app.get(route(paths.key), (context) => {
		requireScope(context.var.credential, 'admin:keys');
		return context.json({key: withoutHash(keyOf(context, tools))});
	});

	app.delete(route(paths.key), (context) => {
		requireScope(context.var.credential, 'admin:keys');
		const {id} = keyOf(context, tools);
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
}

function tenantOf(context: AppContext, {store}: AppTools) {
	const id = context.req.param('tenant_id')!;
	requireTenant(context.var.credential, id, 'Tenant');
	const tenant = store.getTenant(id);
	if (tenant === undefined) {
		throw notFound('Tenant', 'the tenant id');
	}

	return tenant;
}

function keyOf(context: AppContext, {store, now}: AppTools): StoredKey {
	const key = store.getKey(context.req.param('key_id')!, toRfc3339(now()));
	if (key === undefined) {
		throw notFound('Key', 'KEY_ID');
	}

	requireTenant(context.var.credential, key.tenant_id, 'Key');
	return key;
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
