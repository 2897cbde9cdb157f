import {createConnection, type Socket} from 'node:net';
import {type ExecutionContext} from 'ava';
import type * as z from 'zod/mini';
import {
	type WireCreatedKey,
	createdKeyAnswerSchema,
	type ErrorAnswer,
	errorAnswerSchema,
	type WireKey,
	keyAnswerSchema,
	type WireKeyPage,
	keyPageSchema,
} from '../../source/contract/wire/schemas.js';
import {type TestInstallation} from '../helpers/emulator.js';

export type Api = Pick<TestInstallation, 'request'>;

/** A request body that every test of a create can take. */
export const goodBody = {name: 'ingest', scopes: ['read:events']};

/** A clock that moves only when it is told to. */
export function stoppedClock(start = '2026-05-04T12:00:00Z') {
	let instant = Date.parse(start);
	return {
		now: () => new Date(instant),
		moveTo(time: string) {
			instant = Date.parse(time);
		},
		advance(milliseconds: number) {
			instant += milliseconds;
		},
	};
}

/** The body of an answer, as a schema of the wire takes it; throws if it does not. */
export async function answerOf<Value>(response: Response, schema: z.ZodMiniType<Value>): Promise<Value> {
	return schema.parse(await response.json());
}

/** The error of an answer that has the status: a body as the wire defines it, with the id that the header has too. */
export async function errorOf(t: ExecutionContext, response: Response, status: number): Promise<ErrorAnswer['error']> {
	const text = await response.text();
	t.is(response.status, status, text);
	t.is(response.headers.get('content-type'), 'application/json');
	const {error} = errorAnswerSchema.parse(JSON.parse(text));
	t.is(error.request_id, String(response.headers.get('x-request-id')));
	return error;
}

type PostOptions = {
	readonly tenant?: string;
	readonly secret?: string;
	readonly idempotencyKey?: string | undefined;
};

/** Sends a create. */
export async function postKey(
	api: Api,
	body: unknown,
	{tenant = 'ten_test01', secret, idempotencyKey}: PostOptions = {},
): Promise<Response> {
	return api.request(`/v1/tenants/${tenant}/keys`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(idempotencyKey !== undefined && {'idempotency-key': idempotencyKey}),
		},
		body: JSON.stringify(body),
		...(secret !== undefined && {secret}),
	});
}

/** Creates a key that must come about. */
export async function createKey(api: Api, body: object = {}, options: PostOptions = {}): Promise<WireCreatedKey> {
	const response = await postKey(api, {...goodBody, ...body}, options);
	if (response.status !== 201) {
		throw new Error(`The create was answered ${response.status}: ${await response.text()}`);
	}

	return (await answerOf(response, createdKeyAnswerSchema)).key;
}

/** Revokes a key that must exist. */
export async function revokeKey(api: Api, id: string): Promise<WireKey> {
	return (await answerOf(await api.request(`/v1/keys/${id}`, {method: 'DELETE'}), keyAnswerSchema)).key;
}

export async function getKey(api: Api, id: string): Promise<WireKey> {
	return (await answerOf(await api.request(`/v1/keys/${id}`), keyAnswerSchema)).key;
}

/** One page of a tenant's keys. */
export async function listKeys(api: Api, query = '', tenant = 'ten_test01'): Promise<WireKeyPage> {
	return answerOf(await api.request(`/v1/tenants/${tenant}/keys${query}`), keyPageSchema);
}

/** A connection of bytes to the emulator: `received` resolves once what came so far matches. */
export type Wire = {
	readonly socket: Socket;
	send: (text: string) => void;
	received: (pattern: RegExp) => Promise<string>;
};

export function openWire(t: ExecutionContext, {hostname, port}: URL): Wire {
	const socket = createConnection(Number(port), hostname);
	t.teardown(() => {
		socket.destroy();
	});
	let text = '';
	let closed = false;
	const waiting = new Set<() => void>();
	const wake = () => {
		for (const check of waiting) {
			check();
		}
	};

	socket.on('error', () => undefined);
	socket.on('data', (chunk) => {
		text += chunk.toString('utf8');
		wake();
	});
	socket.on('close', () => {
		closed = true;
		wake();
	});
	return {
		socket,
		send(more) {
			socket.write(more);
		},
		async received(pattern) {
			return new Promise((resolve, reject) => {
				const check = () => {
					if (pattern.test(text)) {
						waiting.delete(check);
						resolve(text);
					} else if (closed) {
						waiting.delete(check);
						reject(new Error(`The connection ended after ${JSON.stringify(text)}`));
					}
				};

				waiting.add(check);
				check();
			});
		},
	};
}
