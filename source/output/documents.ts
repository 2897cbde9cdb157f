import {asciiJson, join, type Printable, printable} from '../terminal/printable.js';
import {type OutputFormat} from './formats.js';

/** Formats in which a whole result is one text. */
export type DocumentFormat = Exclude<OutputFormat, 'table'>;

/** One key's data in its wrapper: `{key: …}`; as `jsonl` a bare line. */
export async function keyDocument(
	key: object,
	format: DocumentFormat,
	more: Readonly<Record<string, unknown>> = {},
): Promise<Printable> {
	return format === 'jsonl' ? dataLine(key) : plainDocument({key, ...more}, format);
}

/** Several keys in their wrapper: `{keys: […]}`; as `jsonl` a line each. */
export async function keysDocument(
	keys: readonly object[],
	format: DocumentFormat,
	more: Readonly<Record<string, unknown>> = {},
): Promise<Printable> {
	return itemsDocument('keys', keys, format, more);
}

/** Things in a wrapper named after them, such as `{creates: […]}`, beside what else there is to say; as `jsonl` a line each. */
export async function itemsDocument(
	noun: string,
	items: readonly object[],
	format: DocumentFormat,
	more: Readonly<Record<string, unknown>> = {},
): Promise<Printable> {
	return format === 'jsonl'
		? join(items.map((item) => dataLine(item)))
		: plainDocument({[noun]: items, ...more}, format);
}

/** A line of `jsonl`. */
export function dataLine(data: object): Printable {
	return printable`${asciiJson(data)}\n`;
}

/** Data as it is, in no wrapper; as `jsonl` a line. */
export async function plainDocument(data: object, format: DocumentFormat): Promise<Printable> {
	if (format === 'jsonl') {
		return dataLine(data);
	}

	if (format === 'json') {
		return printable`${asciiJson(data, 2)}\n`;
	}

	const {toYaml} = await import('./yaml.js');
	return toYaml(data);
}
