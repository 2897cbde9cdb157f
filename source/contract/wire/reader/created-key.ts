import {isRecord} from '../../../core/is-record.js';
import {quoted} from '../../../core/escape-sequences.js';
import {isUsableId} from '../../../core/identifiers.js';
import {type CreateRequest} from '../schemas.js';
import {type Key, unknownId} from '../entities.js';
import {type JsonObject} from './fields.js';
import {typeName, WireMismatch} from './mismatch.js';
import {readKeyFacts} from './keys.js';

/** A key whose secret has arrived, and what else about the answer was not as expected. */
export type CreatedKeyAnswer = {
	readonly key: Key;
	readonly secret: string;
	/** Sentences without a full stop, each naming a field. */
	readonly oddities: readonly string[];
};

/** What was asked for: it stands in for what the answer does not say. */
export type RequestedKey = {readonly tenantId: string; readonly request: CreateRequest};

/**
The answer to a create. Whatever else is odd about it, a secret that has arrived is read.

Throws `WireMismatch` only where no secret can be found: in `key.secret`, else in the one string named `secret` (or `api_key` or `token`) anywhere in the body.
*/
export function readCreatedKey(body: unknown, {tenantId, request}: RequestedKey): CreatedKeyAnswer {
	const found = findSecret(body);
	if (found === undefined) {
		throw new WireMismatch(
			'key.secret',
			'a string',
			isRecord(body) && isRecord(body['key']) ? body['key']['secret'] : undefined,
		);
	}

	const {secret, place, owner} = found;
	const id = readId(owner['id']);
	const name = typeof owner['name'] === 'string' ? owner['name'] : request.name;
	const facts = readKeyFacts(owner);
	return {
		key: {id: id ?? unknownId, tenant_id: tenantId, name, ...facts},
		secret,
		oddities: [
			...(place === 'key.secret' ? [] : [`the secret was found in ${place} instead of key.secret`]),
			...oddId(owner['id'], id),
			...oddName(owner['name'], request.name),
			...(facts.status === undefined || facts.status.toLowerCase() === 'active'
				? []
				: [`the field status is ${quoted(facts.status)}`]),
			...oddExpiry(facts.expires_at, request.expires_at ?? null),
			...unreadable(owner, facts),
		],
	};
}

type FoundSecret = {readonly secret: string; readonly place: string; readonly owner: JsonObject};

/** Names under which servers hand out a new credential, in the order in which they are believed. */
const secretNames = ['secret', 'api_key', 'token'];

/** How deep an answer is searched. */
const maximumDepth = 4;

/** How many items of a list are searched. */
const maximumItems = 100;

function findSecret(body: unknown): FoundSecret | undefined {
	if (!isRecord(body)) {
		return undefined;
	}

	if (isRecord(body['key']) && isSecret(body['key']['secret'])) {
		return {secret: body['key']['secret'], place: 'key.secret', owner: body['key']};
	}

	for (const name of secretNames) {
		const candidates = stringsNamed(name, body, '', maximumDepth);
		if (new Set(candidates.map(({secret}) => secret)).size === 1) {
			const [{secret, place, holder}] = candidates as [Candidate];
			return {secret, place, owner: ownerOf(holder, body)};
		}

		if (candidates.length > 1) {
			return undefined;
		}
	}

	return undefined;
}

type Candidate = {readonly secret: string; readonly place: string; readonly holder: JsonObject};

function stringsNamed(name: string, inside: JsonObject, path: string, depth: number): Candidate[] {
	return Object.entries(inside).flatMap(([field, value]) => {
		const place = path === '' ? field : `${path}.${field}`;
		return field === name && isSecret(value)
			? [{secret: value, place, holder: inside}]
			: partsOf(value, place).flatMap(([part, where]) => (depth > 0 ? stringsNamed(name, part, where, depth - 1) : []));
	});
}

/** The objects in a value: itself, or the first ones of a list. */
function partsOf(value: unknown, place: string): Array<readonly [part: JsonObject, place: string]> {
	const items = Array.isArray(value) ? (value as unknown[]).slice(0, maximumItems) : [value];
	return items.flatMap((item, index) =>
		isRecord(item) ? [[item, Array.isArray(value) ? `${place}[${index}]` : place] as const] : [],
	);
}

function isSecret(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

/** The object that describes the key: the one with the secret if it has an id, else one beside or around it. */
function ownerOf(holder: JsonObject, body: JsonObject): JsonObject {
	const around = [holder, holder['key'], body['key'], body['data'], body, ...Object.values(body)];
	return (
		(around.find((value) => isRecord(value) && value['id'] !== undefined && value['id'] !== null) as JsonObject) ??
		holder
	);
}

/** An id that a path could carry; a number is one as well. */
function readId(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	return typeof text === 'string' && isUsableId(text) ? text : undefined;
}

function oddId(value: unknown, id: string | undefined): string[] {
	if (id !== undefined) {
		return typeof value === 'number' ? ['the field id is a number'] : [];
	}

	return [
		value === undefined || (typeof value === 'string' && value === '')
			? 'the field id is missing'
			: typeof value === 'string'
				? 'the field id is not an id'
				: `the field id is ${typeName(value)}`,
	];
}

function oddName(value: unknown, asked: string): string[] {
	if ([undefined, null, asked].includes(value as string)) {
		return [];
	}

	return [typeof value === 'string' ? `the field name is ${quoted(value)}` : `the field name is ${typeName(value)}`];
}

/** Servers may round an expiry; a key that ends at another time than asked for, or never, is worth a word. */
const roundingOfExpiry = 2000;

function oddExpiry(granted: Key['expires_at'], asked: string | null): string[] {
	if (granted === undefined) {
		return asked === null ? [] : ['it does not confirm the requested expiry'];
	}

	if (granted === null || asked === null) {
		return granted === asked ? [] : [granted === null ? 'the key never expires' : `the key expires at ${granted}`];
	}

	return Math.abs(Date.parse(granted) - Date.parse(asked)) <= roundingOfExpiry ? [] : [`the key expires at ${granted}`];
}

/** Fields that hold something which cannot be read; what is missing or null is only unknown. */
function unreadable(owner: JsonObject, facts: Readonly<Record<string, unknown>>): string[] {
	return Object.entries(facts)
		.filter(
			([field, value]) =>
				value === undefined &&
				owner[field] !== undefined &&
				owner[field] !== null &&
				owner[field] !== '' &&
				field !== 'expires_at',
		)
		.map(([field]) => `the field ${field} is ${typeName(owner[field])} that cannot be read`);
}
