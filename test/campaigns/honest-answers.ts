import assert from 'node:assert/strict';
import {isDeepStrictEqual} from 'node:util';
import {
	createdKeyAnswerSchema,
	identityAnswerSchema,
	keyAnswerSchema,
	keyPageSchema,
	tenantAnswerSchema,
	tenantPageSchema,
} from '../../source/contract/wire/schemas.js';
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
	/** What the call gives for a body to the letter of the wire: throws for any other. */
	readonly read: (body: unknown) => unknown;
	/** Whether the call may come to nothing for an answer of this status, whose body is to the letter of the wire or not. */
	readonly mayBeNothing: (status: number, isExact: boolean) => boolean;
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
		mayBeNothing: (status, isExact) => [404, 405, 501].includes(status) || (status < 300 && !isExact),
	};
}

function revoke(random: Random): Call {
	const id = `key_${word(random, 12)}`;
	return {
		name: 'revoke',
		status: 200,
		body: {key: {...anyKey(random, id), status: 'revoked'}},
		async make(client) {
			const answer = await client.revokeKey(id);
			return answer.isGone ? undefined : {...(answer.id !== undefined && {id}), ...answer.facts};
		},
		read: (body) => keyOf(body, id),
		mayBeNothing: (status) => status === 404 || status === 410,
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
		mayBeNothing: (status, isExact) =>
			[400, 403, 404, 405, 410, 422, 501].includes(status) || (status < 300 && !isExact),
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

/** Whether a body is to the letter of the wire. */
export function isStrict(call: Call, body: Uint8Array): boolean {
	try {
		call.read(parse(body));
		return true;
	} catch {
		return false;
	}
}

/** Whether a call gave what stands in a body: all of one that is to the letter of the wire, and nothing but what stands there of any other. */
export function isWhatStands(call: Call, result: unknown, body: Uint8Array): boolean {
	try {
		const data = parse(body);
		return isStrict(call, body)
			? isDeepStrictEqual(result, call.read(data))
			: conjuredIn(result, new Set(wordsOf(data))).length === 0;
	} catch {
		// DELETE may be answered with anything: then nothing is known but what was asked.
		return call.name === 'revoke' && conjuredIn(result, new Set()).every((text) => text.startsWith('key_'));
	}
}

function parse(body: Uint8Array): unknown {
	return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(body));
}

/** What a client may say by itself: what it asked for, and that it does not know. */
const said = new Set(['asked', 'ten_abc123', 'unknown', 'read:events']);

/** The words of a result that stand nowhere. */
function conjuredIn(result: unknown, standing: ReadonlySet<string>): string[] {
	return textsOf(result).filter((text) => !standing.has(text) && !said.has(text));
}

function textsOf(value: unknown): string[] {
	return primitivesOf(value).filter((inner) => typeof inner === 'string');
}

/** All values in a value that hold no others, however deep they lie. */
function primitivesOf(value: unknown): unknown[] {
	const found: unknown[] = [];
	const left = [value];
	while (left.length > 0) {
		const next = left.pop();
		if (typeof next === 'object' && next !== null) {
			left.push(...(Object.values(next) as unknown[]));
		} else {
			found.push(next);
		}
	}

	return found;
}

/** All that a client may make of a value: texts and their words, numbers as text, and instants in the form in which it shows them. */
function wordsOf(data: unknown): string[] {
	return primitivesOf(data).flatMap((value) => {
		if (typeof value === 'number') {
			return [String(value), ...[value, value * 1000, value / 1000].flatMap((time) => instant(time))];
		}

		return typeof value === 'string' ? [value, ...value.split(/[\s,]+/), ...instant(value)] : [];
	});
}

function instant(time: string | number): string[] {
	const date = new Date(time);
	return Number.isNaN(date.getTime()) ? [] : [date.toISOString().replace('.000Z', 'Z')];
}
