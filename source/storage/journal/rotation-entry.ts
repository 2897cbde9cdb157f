import * as z from 'zod/mini';
import {idPattern} from '../../core/identifiers.js';

const id = z.string().check(z.minLength(1));
const time = z.iso.datetime({offset: true});

/** What is written down of a rotation before its new key is created, and until one of the two keys is revoked or both are kept. */
const rotationEntrySchema = z.object({
	version: z.literal(1),
	/** The installation. */
	url: z.url(),
	tenant_id: id.check(z.regex(idPattern)),
	/** The key that is to be replaced. */
	old: z.object({id, name: z.string()}),
	/** The key that replaces it: `id` is `null` until it is known. */
	successor: z.object({id: z.nullable(id), name: z.string(), idempotency_key: z.uuid()}),
	started_at: time,
	/** The process that owns it, and its machine. */
	process: z.object({id: z.int(), mark: z.optional(z.string())}),
	host: z.string(),
});

export type RotationEntry = z.infer<typeof rotationEntrySchema>;

/** Reads what was written down; `undefined` for what is no rotation. */
export function parseRotationEntry(text: string): RotationEntry | undefined {
	try {
		return rotationEntrySchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}
