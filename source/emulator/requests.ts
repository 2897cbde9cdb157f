import {type Context} from 'hono';
import type * as z from 'zod/mini';
import {defaultPageSize, maximumPageSize} from '../contract/wire/limits.js';
import {createRequestSchema, type WireKey} from '../contract/wire/schemas.js';
import {PhywareError} from '../core/errors.js';
import {parseExpiry} from '../core/expiry.js';
import {nameProblem} from '../core/key-name.js';
import {scopePattern} from '../core/scopes.js';
import {ApiError, unprocessable} from './api-error.js';
import {readCursor} from './cursors.js';

/** The largest request body, in bytes. */
export const maximumBodySize = 64 * 1024;

/** Reads `limit` and `cursor`. Throws 400 for what no page has. */
export function pageQuery(context: Context): {limit: number; before: number | undefined} {
	const limit = context.req.query('limit') ?? String(defaultPageSize);
	if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > maximumPageSize) {
		throw badQuery('limit', `limit must be a whole number from 1 to ${maximumPageSize}`);
	}

	const cursor = context.req.query('cursor');
	const before = cursor === undefined ? undefined : readCursor(context.req.path, cursor);
	if (cursor !== undefined && before === undefined) {
		throw badQuery('cursor', 'cursor is not one that this server gave out for this list');
	}

	return {limit: Number(limit), before};
}

export function statusQuery(context: Context): WireKey['status'] | undefined {
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

	try {
		return JSON.stringify(JSON.parse(decoder.decode(await readBody(context))));
	} catch (error) {
		throw error instanceof ApiError
			? error
			: new ApiError('VALIDATION', 'The body is not JSON in UTF-8', {status: 400});
	}
}

const decoder = new TextDecoder('utf-8', {fatal: true});

async function readBody(context: Context): Promise<ArrayBuffer> {
	try {
		return await context.req.arrayBuffer();
	} catch {
		throw new ApiError('VALIDATION', 'The body was cut short', {status: 400});
	}
}

/** A create as the server carries it out. */
export type CheckedRequest = {readonly name: string; readonly scopes: string[]; readonly expires_at: string | null};

/** What a create asks for, checked; scopes once each, the expiry to the second in UTC. Throws 422. */
export function createRequest(body: string, now: Date): CheckedRequest {
	const result = createRequestSchema.safeParse(JSON.parse(body));
	if (!result.success) {
		throw describeIssue(result.error.issues[0]!);
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

const fieldForms: Readonly<Record<string, string>> = {
	name: 'name must be a string',
	scopes: 'scopes must be a list of at least one string, and of at most 64',
	expires_at: 'expires_at must be an RFC 3339 instant, or null for never',
};

function describeIssue(issue: z.core.$ZodIssue): ApiError {
	if (issue.code === 'unrecognized_keys') {
		const [key = ''] = issue.keys;
		return unprocessable(key, `${JSON.stringify(key)} is no field of a create`);
	}

	const field = String(issue.path[0] ?? 'body');
	return unprocessable(field, fieldForms[field] ?? 'The body must be an object with name and scopes');
}

function expiry(text: string, now: Date): string | null {
	try {
		return parseExpiry(text, now);
	} catch (error) {
		throw error instanceof PhywareError ? unprocessable('expires_at', error.message) : error;
	}
}
