import * as z from 'zod/mini';
import {idPattern} from '../../core/identifiers.js';
import {createRequestSchema} from '../../contract/wire/schemas.js';

const id = z.string().check(z.minLength(1));
const time = z.iso.datetime({offset: true});

/** What is written down of a create before it is sent, and until its secret has been delivered; never the secret. */
const journalEntrySchema = z.object({
	version: z.literal(1),
	idempotency_key: z.uuid(),
	/** The installation that it was sent to. */
	url: z.url(),
	tenant_id: id.check(z.regex(idPattern)),
	/** What was asked for, as it was sent. */
	request: createRequestSchema,
	started_at: time,
	/** How far the server's clock was ahead of ours then, in milliseconds. */
	clock_ahead: z.optional(z.number()),
	/** When the last attempt to send it ended, by our clock. */
	ended_at: z.optional(time),
	/** The tenant's newest keys before, all of the same time, `null` if that is not known: what was made earlier was there before. */
	newest_before: z.nullable(z.object({created_at: time, ids: z.array(id)})),
	/** Keys that were there before, or are accounted for; `complete` if those are all. */
	keys_before: z.optional(z.object({ids: z.array(id), complete: z.boolean()})),
	/** Who asked for it, as far as the server said: what `created_by` is compared with. */
	creator: z.optional(z.array(z.string())),
	/** The key that was made, once that is known. */
	key_id: z.nullable(id),
	/** Whether the server was seen to make a second key for the same idempotency key. */
	makes_duplicates: z.optional(z.boolean()),
	/** The process that owns it, and its machine. */
	process: z.object({id: z.int(), mark: z.optional(z.string())}),
	host: z.string(),
});

export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** A file of the journal: its entry, or why it cannot be used. */
export type ParsedEntry = {readonly entry: JournalEntry} | {readonly fault: 'damaged' | 'newer'};

/** Reads what was written down. */
export function parseEntry(text: string): ParsedEntry {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		return {fault: 'damaged'};
	}

	const {data: entry} = journalEntrySchema.safeParse(data);
	return entry === undefined ? {fault: isNewer(data) ? 'newer' : 'damaged'} : {entry};
}

function isNewer(data: unknown): boolean {
	const version =
		typeof data === 'object' && data !== null ? (data as {readonly version?: unknown}).version : undefined;
	return typeof version === 'number' && version > 1;
}
