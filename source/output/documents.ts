import {type Key} from '../contract/schemas.js';
import {type Secret} from '../core/secret.js';
import {asciiJson, join, type Printable, say} from '../terminal/printable.js';
import {type OutputFormat} from './formats.js';

/** Formats in which a whole result is one text. */
type DocumentFormat = Exclude<OutputFormat, 'table'>;

/** The data of a minted key: the only output that opens a secret; `null` if the secret went to a file. */
export function mintedKeyData(key: Key, secret: Secret | null): Key & {readonly secret: string | null} {
	return {...key, secret: secret === null ? null : secret.reveal()};
}

/** One key in its wrapper: `{key: …}`; as `jsonl` a bare line. */
export async function keyDocument(key: Key, format: DocumentFormat): Promise<Printable> {
	return format === 'jsonl' ? keyLine(key) : document({key}, format);
}

/** Several keys in their wrapper: `{keys: […]}`; as `jsonl` a line each. */
export async function keysDocument(
	keys: readonly Key[],
	format: DocumentFormat,
	more: Readonly<Record<string, unknown>> = {},
): Promise<Printable> {
	return format === 'jsonl' ? keyLines(keys) : document({keys, ...more}, format);
}

/** Things of another kind in a wrapper named after them, such as `{creates: […]}`, beside what else there is to say; as `jsonl` a line each. */
export async function itemsDocument(
	noun: string,
	items: readonly object[],
	format: DocumentFormat,
	more: Readonly<Record<string, unknown>> = {},
): Promise<Printable> {
	return format === 'jsonl'
		? join(items.map((item) => say`${asciiJson(item)}\n`))
		: document({[noun]: items, ...more}, format);
}

/** A line of `jsonl` for each key. */
export function keyLines(keys: readonly Key[]): Printable {
	return keys.map((key) => keyLine(key)).join('') as Printable;
}

function keyLine(key: Key): Printable {
	return say`${asciiJson(key)}\n`;
}

async function document(data: unknown, format: 'json' | 'yaml'): Promise<Printable> {
	if (format === 'json') {
		return say`${asciiJson(data, 2)}\n`;
	}

	const {toYaml} = await import('./yaml.js');
	return toYaml(data);
}
