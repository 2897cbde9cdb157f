import * as z from 'zod/mini';

/*
The bodies of PhyCloud's HTTP interface. To adapt the tool to another deployment, change this room.
Field names are the wire's, and the same in all JSON that the program prints.
*/

const time = z.iso.datetime();
const tenantId = z.string().check(z.regex(/^ten_[\w-]{1,64}$/));
const keyId = z.string().check(z.regex(/^key_[\w-]{1,64}$/));
const cursor = z.nullable(z.string().check(z.minLength(1)));

export const tenantSchema = z.object({
	id: tenantId,
	name: z.string(),
	status: z.enum(['active', 'inactive']),
	plan: z.string(),
	created_at: time,
});

const keyFields = {
	id: keyId,
	tenant_id: tenantId,
	name: z.string(),
	scopes: z.array(z.string()),
	status: z.enum(['active', 'expired', 'revoked']),
	redacted_secret: z.string(),
	created_at: time,
	created_by: z.string(),
	expires_at: z.nullable(time),
	last_used_at: z.nullable(time),
	revoked_at: z.nullable(time),
};

export const keySchema = z.object(keyFields);

/** A key as the create that made it answers: the only body that holds a secret. */
export const createdKeySchema = z.object({...keyFields, secret: z.string().check(z.regex(/^[\u0021-\u007E]{8,512}$/))});

export const identitySchema = z.object({
	key_id: keyId,
	name: z.string(),
	tenant_id: tenantId,
	scopes: z.array(z.string()),
	expires_at: z.nullable(time),
});

export const createRequestSchema = z.strictObject({
	name: z.string(),
	scopes: z.array(z.string()).check(z.minLength(1), z.maxLength(64)),
	expires_at: z.optional(z.nullable(z.iso.datetime({offset: true}))),
});

export const tenantPageSchema = z.object({tenants: z.array(tenantSchema), next_cursor: cursor});
export const tenantAnswerSchema = z.object({tenant: tenantSchema});
export const keyPageSchema = z.object({keys: z.array(keySchema), next_cursor: cursor});
export const keyAnswerSchema = z.object({key: keySchema});
export const createdKeyAnswerSchema = z.object({key: createdKeySchema});
export const identityAnswerSchema = z.object({identity: identitySchema});

export const errorAnswerSchema = z.object({
	error: z.object({
		code: z.string(),
		message: z.string(),
		remediation: z.optional(z.string()),
		details: z.optional(z.array(z.object({field: z.string(), message: z.string()}))),
		request_id: z.string(),
	}),
});

export type WireTenant = z.infer<typeof tenantSchema>;
export type WireKey = z.infer<typeof keySchema>;
export type WireCreatedKey = z.infer<typeof createdKeySchema>;
export type WireIdentity = z.infer<typeof identitySchema>;
export type CreateRequest = z.infer<typeof createRequestSchema>;
export type WireTenantPage = z.infer<typeof tenantPageSchema>;
export type WireKeyPage = z.infer<typeof keyPageSchema>;
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>;
