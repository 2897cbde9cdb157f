import * as z from 'zod/mini';
import {auditRules, severities} from '../../core/audit-rules.js';
import {exitCodes} from '../../core/exit-codes.js';
import {rotationOutcomes, verdicts} from '../../core/rotation-verdicts.js';
import {catalogSchema, commandSchema} from './catalog.js';

const text = z.string();
const time = z.iso.datetime();

/** A key as it is printed. Installations differ in what they say of one: what is unknown is `null`, and named in `unknown`. */
export const printedKeySchema = z.object({
	id: text,
	tenant_id: z.nullable(text),
	name: text,
	scopes: z.nullable(z.array(text)),
	status: z.nullable(text),
	redacted_secret: z.nullable(text),
	created_at: z.nullable(time),
	created_by: z.nullable(text),
	expires_at: z.nullable(time),
	last_used_at: z.nullable(time),
	revoked_at: z.nullable(time),
	unknown: z.optional(z.array(text)),
});

/** A key that was revoked; an installation may not even say its name. */
export const revokedKeySchema = z.extend(printedKeySchema, {name: z.nullable(text)});

/** A key with the secret that was minted for it; `null` where the secret went to a file. */
export const mintedKeySchema = z.extend(printedKeySchema, {id: z.nullable(text), secret: z.nullable(text)});

/** How a key changed while a list is watched; `listed` is a key that was there at the start. */
export const keyEventSchema = z.object({
	event: z.enum(['listed', 'created', 'used', 'changed', 'expired', 'revoked', 'removed']),
	at: time,
	key: printedKeySchema,
});

/** A tenant as it is printed; what is unknown is `null`. */
export const printedTenantSchema = z.object({
	id: text,
	name: text,
	status: z.nullable(text),
	plan: z.nullable(text),
	created_at: z.nullable(time),
});

/** A secret that was searched for, with the keys that fit it; `verified` is `null` where it was not tried. */
const identifiedSecretSchema = z.object({keys: z.array(printedKeySchema), verified: z.nullable(z.boolean())});

/** A create that was interrupted and waits to be finished. */
export const interruptedCreateSchema = z.object({
	name: text,
	tenant_id: text,
	scopes: z.array(text),
	expires_at: z.nullable(z.iso.datetime({offset: true})),
	started_at: time,
	key_id: z.nullable(text),
});

/** A rotation; `new_key` is `null` until it is known, and `verdict` where the keys could not be read. */
const rotationSchema = z.object({
	old_key: revokedKeySchema,
	new_key: z.nullable(revokedKeySchema),
	tenant_id: text,
	started_at: time,
	verdict: z.nullable(z.enum(verdicts)),
	message: text,
	outcome: z.optional(z.enum(rotationOutcomes)),
});

/** A finding of an audit; `key` is `null` where no key is known. */
const findingSchema = z.object({
	severity: z.enum(severities),
	rule: z.enum(auditRules),
	message: text,
	fix: text,
	tenant_id: z.nullable(text),
	name: text,
	key: z.nullable(revokedKeySchema),
});

/** An installation that was signed in to. */
const installationSchema = z.object({
	host: text,
	label: z.nullable(text),
	active: z.boolean(),
	read_only: z.boolean(),
	credential: z.enum(['store', 'command']),
	user: z.nullable(text),
	key_id: z.nullable(text),
});

/** Who is signed in, and where. */
const authStatusSchema = z.object({
	user: z.nullable(text),
	scopes: z.nullable(z.array(text)),
	expiry: z.nullable(time),
	host: text,
	label: z.nullable(text),
	read_only: z.boolean(),
	key_id: z.nullable(text),
	tenant_id: z.nullable(text),
	host_from: text,
	credential_from: text,
	installations: z.array(installationSchema),
});

/** What a key replaces. */
const replacedSchema = z.object({id: text, name: text});

const errorSchema = z.object({
	error: z.object({
		code: z.enum([...Object.keys(exitCodes), 'INTERRUPTED']),
		message: z.string(),
		remediation: z.nullable(z.string()),
		request_id: z.nullable(z.string()),
		status: z.nullable(z.int()),
	}),
});

const noticeSchema = z.object({notice: z.object({message: z.string(), remediation: z.string()})});

/** What the program prints as JSON, by the names under which the schemas ship. */
export const outputs = {
	key: {title: 'A revoked key: a line of revoke with --output jsonl', schema: revokedKeySchema},
	'minted-key': {title: 'A minted key: a line of create with --output jsonl', schema: mintedKeySchema},
	create: {title: 'What create prints with --output json', schema: z.object({key: mintedKeySchema})},
	list: {
		title: 'What list prints with --output json',
		schema: z.object({keys: z.array(printedKeySchema), has_more: z.boolean()}),
	},
	'list-line': {
		title: 'A line of list with --output jsonl: a key; with --watch, a change of one',
		schema: z.union([printedKeySchema, keyEventSchema]),
	},
	revoke: {
		title: 'What revoke prints with --output json: a key, or several',
		schema: z.union([z.object({key: revokedKeySchema}), z.object({keys: z.array(revokedKeySchema)})]),
	},
	recover: {
		title: 'What recover prints with --output json: minted keys, revoked keys, or pending creates',
		schema: z.union([
			z.object({keys: z.array(mintedKeySchema)}),
			z.object({keys: z.array(revokedKeySchema)}),
			z.object({creates: z.array(interruptedCreateSchema)}),
		]),
	},
	'recover-line': {
		title: 'A line of recover with --output jsonl: a minted key, a revoked key, or a pending create',
		schema: z.union([mintedKeySchema, revokedKeySchema, interruptedCreateSchema]),
	},
	rotate: {
		title: 'What rotate prints with --output json: the new key and what it replaces, or rotations',
		schema: z.union([
			z.object({key: mintedKeySchema, replaces: replacedSchema}),
			z.object({rotations: z.array(rotationSchema)}),
		]),
	},
	'rotate-line': {
		title: 'A line of rotate with --output jsonl: the new key, or a rotation',
		schema: z.union([mintedKeySchema, rotationSchema]),
	},
	audit: {
		title: 'What audit prints with --output json: findings, the worst first',
		schema: z.object({
			findings: z.array(findingSchema),
			counts: z.object({high: z.int(), medium: z.int(), low: z.int()}),
			unread_tenants: z.array(text),
		}),
	},
	finding: {title: 'A line of audit with --output jsonl: a finding', schema: findingSchema},
	tenants: {
		title: 'What tenants list prints with --output json',
		schema: z.object({tenants: z.array(printedTenantSchema)}),
	},
	tenant: {title: 'A line of tenants list with --output jsonl: a tenant', schema: printedTenantSchema},
	identify: {
		title: 'What identify prints with --output json',
		schema: z.object({secrets: z.array(identifiedSecretSchema)}),
	},
	'identified-secret': {
		title: 'A line of identify with --output jsonl: the keys that fit a secret',
		schema: identifiedSecretSchema,
	},
	'auth-status': {title: 'What auth status and auth login print with --output json', schema: authStatusSchema},
	'auth-installation': {
		title: 'What auth switch and auth logout print with --output json',
		schema: z.object({installation: installationSchema}),
	},
	installation: {
		title: 'A line of auth switch and auth logout with --output jsonl: an installation',
		schema: installationSchema,
	},
	'auth-token': {title: 'What auth token prints with --output json', schema: z.object({token: text})},
	error: {title: 'An error, as a line on stderr with --output json or jsonl', schema: errorSchema},
	notice: {title: 'A notice, as a line on stderr with --output json or jsonl', schema: noticeSchema},
	catalog: {title: 'What commands catalog prints with --output json', schema: catalogSchema},
	command: {title: 'A command: a line of commands catalog with --output jsonl', schema: commandSchema},
} as const satisfies Readonly<Record<string, {readonly title: string; readonly schema: z.ZodMiniType}>>;

export type OutputName = keyof typeof outputs;
