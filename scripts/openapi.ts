import * as z from 'zod/mini';
import {type WireErrorCode, wireErrors} from '../source/contract/wire/error-codes.js';
import {defaultPageSize, maximumPageSize} from '../source/contract/wire/limits.js';
import {type PathName, paths} from '../source/contract/wire/paths.js';
import * as schemas from '../source/contract/wire/schemas.js';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the wire, made from the schemas that client and server check with. */
export function openApiDocument(version: string): Json {
	return {
		openapi: '3.1.0',
		info: {
			title: 'PhyCloud keys',
			version,
			description: 'Tenants and API keys of a PhyCloud installation, as the phyware command line speaks to it.',
			license: {name: 'MIT', identifier: 'MIT'},
		},
		servers: [{url: 'http://localhost:8000'}],
		security: [{bearer: []}],
		paths: {
			[paths.tenants]: {get: listTenants},
			[paths.tenant]: {parameters: [pathParameter('tenant_id')], get: getTenant},
			[paths.tenantKeys]: {parameters: [pathParameter('tenant_id')], get: listKeys, post: createKey},
			[paths.key]: {parameters: [pathParameter('key_id')], get: getKey, delete: revokeKey},
			[paths.identity]: {get: getIdentity},
		} satisfies Record<(typeof paths)[PathName], Json>,
		components: {
			securitySchemes: {bearer: {type: 'http', scheme: 'bearer', description: 'The secret of an API key.'}},
			schemas: componentSchemas(),
		},
	};
}

const components = {
	Tenant: schemas.tenantSchema,
	Key: schemas.keySchema,
	CreatedKey: schemas.createdKeySchema,
	Identity: schemas.identitySchema,
	CreateRequest: schemas.createRequestSchema,
	TenantPage: schemas.tenantPageSchema,
	TenantAnswer: schemas.tenantAnswerSchema,
	KeyPage: schemas.keyPageSchema,
	KeyAnswer: schemas.keyAnswerSchema,
	CreatedKeyAnswer: schemas.createdKeyAnswerSchema,
	IdentityAnswer: schemas.identityAnswerSchema,
	ErrorAnswer: schemas.errorAnswerSchema,
};

function componentSchemas(): Json {
	const registry = z.registry<{id: string}>();
	for (const [id, schema] of Object.entries(components)) {
		registry.add(schema, {id});
	}

	const {schemas: made} = z.toJSONSchema(registry, {
		io: 'input',
		uri: (id) => `#/components/schemas/${id}`,
	});
	return Object.fromEntries(Object.entries(made).map(([id, {$schema, $id, ...schema}]) => [id, schema]));
}

function reference(name: keyof typeof components): Json {
	return {$ref: `#/components/schemas/${name}`};
}

function pathParameter(name: 'tenant_id' | 'key_id'): Json {
	const prefix = name === 'tenant_id' ? 'ten' : 'key';
	return {name, in: 'path', required: true, schema: {type: 'string', pattern: String.raw`^${prefix}_[\w-]{1,64}$`}};
}

function query(name: string, description: string, schema: Json): Json {
	return {name, in: 'query', required: false, description, schema};
}

const textSchema: Json = {type: 'string'};

function header(name: string, description: string, schema = textSchema): Json {
	return {name, in: 'header', required: false, description, schema};
}

const pageParameters = [
	query('limit', 'Entries a page.', {type: 'integer', minimum: 1, maximum: maximumPageSize, default: defaultPageSize}),
	query('cursor', 'Where the page begins: `next_cursor` of the one before. Opaque.', {type: 'string'}),
];

type Answer = {readonly description: string; readonly schema: keyof typeof components; readonly headers?: Json};

function operation(
	about: Json,
	success: Readonly<Record<number, Answer>>,
	failures: readonly WireErrorCode[],
	more: Json = {},
): Json {
	return {
		...about,
		responses: {
			...Object.fromEntries(Object.entries(success).map(([status, answer]) => [status, response(answer)])),
			...more,
			...errorResponses(failures),
		},
	};
}

function response({description, schema, headers}: Answer): Json {
	return {
		description,
		headers: {
			'X-Request-Id': {description: 'The id that the request carried, or one made for it.', schema: {type: 'string'}},
			...headers,
		},
		content: {'application/json': {schema: reference(schema)}},
	};
}

function errorResponses(codes: readonly WireErrorCode[]): Json {
	const all: WireErrorCode[] = ['UNAUTHENTICATED', ...codes, 'RATE_LIMITED', 'SERVER'];
	const byStatus = new Map<number, WireErrorCode[]>();
	for (const code of all) {
		for (const status of wireErrors[code]) {
			byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
		}
	}

	return Object.fromEntries(
		[...byStatus].map(([status, names]) => [
			status,
			response({description: names.join(' or '), schema: 'ErrorAnswer'}),
		]),
	);
}

const listTenants = operation(
	{operationId: 'listTenants', summary: 'All tenants. Needs the scope `admin:tenants`.', parameters: pageParameters},
	{200: {description: 'A page of tenants.', schema: 'TenantPage'}},
	['VALIDATION', 'FORBIDDEN'],
);

const getTenant = operation(
	{operationId: 'getTenant', summary: 'One tenant. Needs `admin:keys` or `admin:tenants`.'},
	{200: {description: 'The tenant.', schema: 'TenantAnswer'}},
	['VALIDATION', 'FORBIDDEN', 'NOT_FOUND'],
);

const listKeys = operation(
	{
		operationId: 'listKeys',
		summary: 'The keys of a tenant, newest first. Needs `admin:keys`.',
		parameters: [
			...pageParameters,
			query('status', 'Only keys in this state.', {type: 'string', enum: ['active', 'expired', 'revoked']}),
			header('If-None-Match', 'The `ETag` of an earlier answer.'),
		],
	},
	{
		200: {
			description: 'A page of keys.',
			schema: 'KeyPage',
			headers: {ETag: {description: "Stands for the whole set of the tenant's keys.", schema: {type: 'string'}}},
		},
	},
	['VALIDATION', 'FORBIDDEN', 'NOT_FOUND'],
	{304: {description: "Nothing has changed in any of the tenant's keys."}},
);

const createKey = operation(
	{
		operationId: 'createKey',
		summary: 'Mints a key. Needs `admin:keys`.',
		parameters: [
			header('Idempotency-Key', 'A UUID; the same key and body get the same answer for 24 hours, secret included.', {
				type: 'string',
				format: 'uuid',
			}),
		],
		requestBody: {required: true, content: {'application/json': {schema: reference('CreateRequest')}}},
	},
	{201: {description: 'The key, with the secret that is never shown again.', schema: 'CreatedKeyAnswer'}},
	['VALIDATION', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'IN_PROGRESS'],
);

const getKey = operation(
	{operationId: 'getKey', summary: 'One key. Needs `admin:keys`.'},
	{200: {description: 'The key.', schema: 'KeyAnswer'}},
	['VALIDATION', 'FORBIDDEN', 'NOT_FOUND'],
);

const revokeKey = operation(
	{operationId: 'revokeKey', summary: 'Revokes a key for good; a revoked one stays as it is. Needs `admin:keys`.'},
	{200: {description: 'The revoked key.', schema: 'KeyAnswer'}},
	['VALIDATION', 'FORBIDDEN', 'NOT_FOUND'],
);

const getIdentity = operation(
	{operationId: 'getIdentity', summary: 'Whose credential this is.'},
	{200: {description: "The credential's own key.", schema: 'IdentityAnswer'}},
	[],
);
