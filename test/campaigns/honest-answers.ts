import assert from 'node:assert/strict';
import {isDeepStrictEqual} from 'node:util';
import {
	createdKeyAnswerSchema,
	identityAnswerSchema,
	keyAnswerSchema,
	keyPageSchema,
	tenantAnswerSchema,
	tenantPageSchema,
} from '../../source/contract/schemas.js';
import {type PhyCloud} from '../../source/phycloud/client.js';
import {sampleKey} from '../helpers/sample-key.js';
import {pick, type Random} from '../helpers/seeded.js';

/** Stands in all data of the server: no error may say it. */
export const canary = 'CANARY';

/** A call of the client, what an honest server answers to it, and how an answer's body becomes the call's result. */
export type Call = {
	readonly name: string;
	readonly status: number;
	readonly body: object;
	readonly make: (client: PhyCloud) => Promise<unknown>;
	/** What the call gives for a body: throws for a body that is not the wire's. */
	readonly read: (body: unknown) => unknown;
	/** Whether the call may come to nothing for an answer of this status. */
	readonly mayBeNothing: (status: number) => boolean;
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const never = () => false;

function word(random: Random, length: number): string {
	return Array.from({length}, () => pick(random, [...letters])).join('');
}

function anyKey(random: Random, id = `key_${word(random, 12)}`) {
	const time = pick(random, [null, '2026-11-23T04:05:06Z', '2027-01-01T00:00:00.123Z']);
	return sampleKey({
		id,
		name: `${canary} ${word(random, 5)} ü取🔑`,
		scopes: [`${canary.toLowerCase()}:events`, 'read:events'],
		status: pick(random, ['active', 'expired', 'revoked']),
		redacted_secret: `${canary}…${word(random, 4)}`,
		created_by: canary,
		expires_at: time,
		last_used_at: time,
		revoked_at: time,
	});
}

function anyTenant(random: Random, id = `ten_${word(random, 8)}`) {
	return {
		id,
		name: `${canary} ${word(random, 4)}`,
		status: pick(random, ['active', 'inactive']),
		plan: canary,
		created_at: '2026-11-01T04:05:06Z',
	};
}

function list(random: Random): Call {
	const unless = random() < 0.3 ? '"tag"' : undefined;
	return {
		name: 'list',
		status: 200,
		body: {
			keys: Array.from({length: Math.floor(random() * 4)}, () => anyKey(random)),
			next_cursor: random() < 0.5 ? null : word(random, 20),
		},
		async make(client) {
			const page = await client.listKeys('ten_abc123', {unless, limit: 3});
			return page === undefined ? undefined : {keys: page.keys, next_cursor: page.next_cursor};
		},
		read: (body) => keyPageSchema.parse(body),
		mayBeNothing: (status) => status === 304 && unless !== undefined,
	};
}

function get(random: Random): Call {
	const id = `key_${word(random, 12)}`;
	return {
		name: 'get',
		status: 200,
		body: {key: anyKey(random, id)},
		make: async (client) => client.getKey(id),
		read: (body) => keyOf(body, id),
		mayBeNothing: never,
	};
}

function revoke(random: Random): Call {
	const id = `key_${word(random, 12)}`;
	return {
		name: 'revoke',
		status: 200,
		body: {key: {...anyKey(random, id), status: 'revoked'}},
		make: async (client) => client.revokeKey(id),
		read: (body) => keyOf(body, id),
		mayBeNothing: (status) => status === 404,
	};
}

function identity(random: Random): Call {
	const {id, name, scopes} = anyKey(random);
	return {
		name: 'identity',
		status: 200,
		body: {identity: {key_id: id, name, tenant_id: 'ten_abc123', scopes, expires_at: null}},
		make: async (client) => client.getIdentity(),
		read: (body) => identityAnswerSchema.parse(body).identity,
		mayBeNothing: (status) => status === 404,
	};
}

function tenant(random: Random): Call {
	return {
		name: 'tenant',
		status: 200,
		body: {tenant: anyTenant(random, 'ten_abc123')},
		make: async (client) => client.getTenant('ten_abc123'),
		read: (body) => tenantAnswerSchema.parse(body).tenant,
		mayBeNothing: never,
	};
}

function tenants(random: Random): Call {
	return {
		name: 'tenants',
		status: 200,
		body: {tenants: [anyTenant(random), anyTenant(random)], next_cursor: null},
		make: async (client) => client.listTenants(),
		read: (body) => tenantPageSchema.parse(body),
		mayBeNothing: never,
	};
}

function create(random: Random): Call {
	const secret = `${canary}-${word(random, 32)}`;
	return {
		name: 'create',
		status: 201,
		body: {key: {...anyKey(random), redacted_secret: `${canary}…${secret.slice(-4)}`, secret}},
		async make(client) {
			const idempotencyKey = crypto.randomUUID();
			const minted = await client.createKey('ten_abc123', {name: 'asked', scopes: ['read:events']}, {idempotencyKey});
			return {...minted.key, secret: minted.secret.reveal()};
		},
		read: (body) => createdKeyAnswerSchema.parse(body).key,
		mayBeNothing: never,
	};
}

const calls: ReadonlyArray<(random: Random) => Call> = [
	create,
	create,
	create,
	list,
	list,
	get,
	revoke,
	identity,
	tenant,
	tenants,
];

/** The key that was asked for, and no other. */
function keyOf(body: unknown, id: string) {
	const {key} = keyAnswerSchema.parse(body);
	assert.equal(key.id, id);
	return key;
}

/** Any call, with data of its own. */
export function anyCall(random: Random): Call {
	return pick(random, calls)(random);
}

/** Whether a call gave what stands in a body. */
export function isWhatStands(call: Call, result: unknown, body: Uint8Array): boolean {
	try {
		return isDeepStrictEqual(result, call.read(JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(body))));
	} catch {
		return false;
	}
}
