import {createHash} from 'node:crypto';
import {type Answered, answerCreate} from './creating.js';
import {forbidden, jsonReply, noRoute, refusalReply} from './replies.js';
import {showKey, showTenant} from './showing.js';
import {type KeyStore} from './store.js';
import {type Body, type Reply, type Row, type Variant} from './variant.js';

export type Asked = {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: string;
};

const notFound = refusalReply(404, 'NOT_FOUND', 'Key not found');

/** Answers a request as an honest server does that differs as the variant says. */
export function answer(variant: Variant, store: KeyStore, answered: Answered, asked: Asked): Reply {
	const bearer = bearerOf(variant, store, asked);
	if (bearer === undefined) {
		return refusalReply(401, 'UNAUTHENTICATED', 'Not a credential');
	}

	const {prefix = ''} = variant;
	const [version, kind, rawId, more, ...rest] = asked.path.slice(prefix.length).split('/').slice(1);
	if (!asked.path.startsWith(prefix) || version !== 'v1' || rest.length > 0) {
		return noRoute;
	}

	const id = rawId === undefined ? undefined : decodeURIComponent(rawId);
	if (kind === 'identity' && id === undefined) {
		return variant.routes?.identity ?? identityAnswer(variant, store, bearer);
	}

	if (bearer !== store.operator) {
		return forbidden;
	}

	if (kind === 'tenants' && more === 'keys') {
		return keysAnswer(variant, store, answered, {...asked, tenantId: id!});
	}

	if (kind === 'tenants' && more === undefined) {
		return tenantsAnswer(variant, store, id);
	}

	return kind === 'keys' && id !== undefined && more === undefined ? keyAnswer(variant, store, asked, id) : noRoute;
}

function bearerOf({refusesNewKeys}: Variant, store: KeyStore, {headers, path}: Asked): Row | undefined {
	const secret = /^Bearer (.+)$/.exec(String(headers['authorization']))?.[1];
	const row = [store.operator, ...store.rows].find((key) => key.secret === secret);
	const works = row !== undefined && store.stateOf(row) === 'active';
	return works && !(refusesNewKeys && row !== store.operator && path.endsWith('/v1/identity')) ? row : undefined;
}

function identityAnswer({identity = (body) => ({identity: body}), time}: Variant, store: KeyStore, bearer: Row): Reply {
	return jsonReply(
		200,
		identity({
			key_id: bearer.id,
			name: bearer.name,
			tenant_id: bearer.tenantId,
			scopes: bearer === store.operator ? ['admin:keys', 'admin:tenants'] : [...bearer.scopes],
			expires_at: bearer.expiresAt === null ? null : (time?.(bearer.expiresAt) ?? bearer.expiresAt.toISOString()),
		}),
	);
}

function tenantsAnswer(variant: Variant, store: KeyStore, id: string | undefined): Reply {
	if (id === undefined) {
		const tenants = store.tenants.map((tenant) => showTenant(variant, tenant));
		return variant.routes?.tenants ?? jsonReply(200, {tenants, ...endOf(variant)});
	}

	const tenant = store.tenants.find((each) => each.id === id);
	return (
		variant.routes?.tenant ??
		(tenant === undefined
			? refusalReply(404, 'NOT_FOUND', 'Tenant not found')
			: jsonReply(200, {tenant: showTenant(variant, tenant)}))
	);
}

function keysAnswer(
	variant: Variant,
	store: KeyStore,
	answered: Answered,
	asked: Asked & {readonly tenantId: string},
): Reply {
	const {tenantId, method, headers} = asked;
	if (store.tenants.every(({id}) => id !== tenantId)) {
		return refusalReply(404, 'NOT_FOUND', 'Tenant not found');
	}

	if (method === 'POST') {
		return answerCreate(variant, store, answered, {
			tenantId,
			body: asked.body,
			idempotencyKey: headers['idempotency-key'] as string | undefined,
		});
	}

	const status = variant.ignoresStatus ? null : asked.query.get('status');
	const rows = store.listed(tenantId).filter((row) => status === null || store.stateOf(row) === status);
	return tagged(variant, pageOf(variant, store, rows, asked), headers['if-none-match']);
}

const plainLimit = 100;

function pageOf(variant: Variant, store: KeyStore, rows: readonly Row[], {query}: Asked): Reply {
	const {maximum, size = Infinity, ignoresLimit = false} = variant.pages ?? {};
	const asked = query.get('limit');
	if (maximum !== undefined && asked !== null && Number(asked) > maximum.limit) {
		return maximum.status === 422
			? jsonReply(422, {
					detail: [
						{
							type: 'less_than_equal',
							loc: ['query', 'limit'],
							msg: `Input should be less than or equal to ${maximum.limit}`,
							input: asked,
						},
					],
				})
			: refusalReply(400, 'VALIDATION', `limit must be at most ${maximum.limit}`);
	}

	const length = ignoresLimit ? Infinity : Math.min(Number(asked ?? plainLimit), size);
	const start = Number(Buffer.from(query.get('cursor') ?? '', 'base64url').toString() || 0);
	const end = start + length;
	return jsonReply(200, {
		keys: rows.slice(start, end).map((row) => showKey(variant, store, row, 'listed')),
		...(end < rows.length ? {next_cursor: Buffer.from(String(end)).toString('base64url')} : endOf(variant)),
	});
}

function endOf({pages}: Variant): {readonly next_cursor?: string | null} {
	switch (pages?.end) {
		case 'absent': {
			return {};
		}

		case 'empty': {
			return {next_cursor: ''};
		}

		default: {
			return {next_cursor: null};
		}
	}
}

let changes = 0;

function tagged({etag}: Variant, reply: Reply, known: unknown): Reply {
	if (reply.status !== 200 || etag === 'absent') {
		return reply;
	}

	const digest = createHash('sha256').update(JSON.stringify(reply.body)).digest('hex').slice(0, 16);
	const tag = {weak: `W/"${digest}"`, changing: `"${digest}-${++changes}"`, ignored: `"${digest}"`}[etag ?? 'ignored'];
	return known === tag && etag !== 'ignored' ? {status: 304, headers: {etag: tag}} : {...reply, headers: {etag: tag}};
}

function keyAnswer(variant: Variant, store: KeyStore, {method}: Asked, id: string): Reply {
	const row = store.row(id);
	if (method === 'DELETE') {
		return row === undefined ? notFound : revoke(variant, store, row);
	}

	const {looking = (key: Body) => jsonReply(200, {key})} = variant;
	return variant.routes?.key ?? (row === undefined ? notFound : looking(showKey(variant, store, row, 'looked')));
}

function revoke(variant: Variant, store: KeyStore, row: Row): Reply {
	const {deletion = (key: Body) => jsonReply(200, {key}), secondDeletion} = variant;
	if (store.stateOf(row) === 'revoked' && secondDeletion !== undefined) {
		return secondDeletion;
	}

	if (variant.queues) {
		return jsonReply(202, {key: showKey(variant, store, row, 'revoked')});
	}

	const reply = deletion(showKey(variant, store, store.revoke(row.id)!, 'revoked'));
	if (variant.forgets) {
		store.remove(row.id);
	}

	return reply;
}
