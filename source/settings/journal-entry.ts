import * as z from 'zod/mini';
import {createRequestSchema, keySchema} from '../contract/schemas.js';

/** What is written down of a create before it is sent, and until its secret has been delivered; never the secret. */
const journalEntrySchema = z.object({
	version: z.literal(1),
	idempotency_key: z.uuid(),
	/** The installation that it was sent to. */
	url: z.url(),
	tenant_id: keySchema.shape.tenant_id,
	/** What was asked for, as it was sent. */
	request: createRequestSchema,
	started_at: z.iso.datetime(),
	/** The tenant's newest keys before, all of the same second, `null` if it had none: what is newer, or of that second and none of them, was not there. */
	newest_before: z.nullable(z.object({created_at: keySchema.shape.created_at, ids: z.array(keySchema.shape.id)})),
	/** The key that was made, once that is known. */
	key_id: z.nullable(keySchema.shape.id),
	/** The process that is at it, and its machine. */
	process: z.object({id: z.int(), mark: z.optional(z.string())}),
	host: z.string(),
});

export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** Reads what was written down; `undefined` if it is not what was written there. */
export function parseEntry(text: string): JournalEntry | undefined {
	try {
		return journalEntrySchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}
