import {type Context} from 'hono';
import {defaultPageSize, maximumPageSize} from '../contract/limits.js';
import {createRequestSchema, type Key} from '../contract/schemas.js';
import {PhywareError} from '../core/errors.js';
import {parseExpiry} from '../core/expiry.js';
import {nameProblem} from '../core/key-name.js';
import {scopePattern} from '../core/scopes.js';
import {ApiError, unprocessable} from './api-error.js';

/** The largest request body, in bytes. */
export const maximumBodySize = 64 * 1024;

/** Reads `limit` and `cursor`. Throws 400 for what no page has. */
export function pageQuery(context: Context): {limit: number; before: number | undefined} {
	const limit = context.req.query('limit') ?? String(defaultPageSize);
	if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > maximumPageSize) {
		throw badQuery('limit', `limit must be a whole number from 1 to ${maximumPageSize}`);
	}

	const cursor = context.req.query('cursor');
	return {limit: Number(limit), before: cursor === undefined ? undefined : readCursor(cursor)};
}

/** The opaque form of a place in a list. */
export function writeCursor(sequence: number | undefined): string | null {
	return sequence === undefined ? null : Buffer.from(`after ${sequence}`).toString('base64url');
}

function readCursor(cursor: string): number {
	const sequence = /^after (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
	if (sequence === undefined || writeCursor(Number(sequence)) !== cursor) {
		throw badQuery('cursor', 'cursor is not one that this server gave out');
	}

	return Number(sequence);
}

export function statusQuery(context: Context): Key['status'] | undefined {
	const status = context.req.query('status');
	if (status !== undefined && status !== 'active' && status !== 'expired' && status !== 'revoked') {
		throw badQuery('status', 'status must be active, expired or revoked');
	}

	return status;
}

function badQuery(field: string, message: string): ApiError {
	return new ApiError('VALIDATION', message, {status: 400, details: [{field, message}]});
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export function idempotencyKey(context: Context): string | undefined {
	const header = context.req.header('idempotency-key');
	if (header !== undefined && !uuid.test(header)) {
		throw new ApiError('VALIDATION', 'Idempotency-Key must be a UUID', {status: 400});
	}

	return header?.toLowerCase();
}

/** The JSON body as text. Throws 415 for another type and 400 for what does not parse. */
export async function jsonBody(context: Context): Promise<string> {
	if (!/^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? '')) {
		throw new ApiError('VALIDATION', 'The body must be application/json', {status: 415});
	}

	const text = await context.req.text();
	try {
		return JSON.stringify(JSON.parse(text));
	} catch {
		throw new ApiError('VALIDATION', 'The body is not JSON', {status: 400});
	}
}

/** A create as the server carries it out. */
export type CheckedRequest = {readonly name: string; readonly scopes: string[]; readonly expires_at: string | null};

/** What a create asks for, checked; scopes once each, the expiry to the second in UTC. Throws 422. */
export function createRequest(body: string, now: Date): CheckedRequest {
	const result = createRequestSchema.safeParse(JSON.parse(body));
	if (!result.success) {
		const [issue] = result.error.issues;
		throw unprocessable(String(issue?.path[0] ?? 'body'), issue?.message ?? 'The body is not a create request');
	}

	const {name, scopes, expires_at: expiresAt} = result.data;
	const problem = nameProblem(name);
	if (problem !== undefined) {
		throw unprocessable('name', problem);
	}

	const malformed = scopes.find((scope) => !scopePattern.test(scope));
	if (malformed !== undefined) {
		throw unprocessable('scopes', `${JSON.stringify(malformed)} is not a scope`);
	}

	return {
		name,
		scopes: [...new Set(scopes)],
		expires_at: expiresAt === undefined || expiresAt === null ? null : expiry(expiresAt, now),
	};
}

function expiry(text: string, now: Date): string | null {
	try {
		return parseExpiry(text, now);
	} catch (error) {
		throw error instanceof PhywareError ? unprocessable('expires_at', error.message) : error;
	}
}
