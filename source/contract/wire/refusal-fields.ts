import {shortLine} from '../../core/short-line.js';

/** The fields of a JSON object by their names in lower case, without `_` and `-`: every stack spells them its own way. */
export type Fields = ReadonlyMap<string, unknown>;

/** More fields than any refusal has. */
const maximumFields = 100;

/** The fields of an object; of two with the same name, the first. */
export function collectFields(record: Readonly<Record<string, unknown>>): Fields {
	const names = Object.keys(record).slice(0, maximumFields).toReversed();
	return new Map(names.map((name) => [name.toLowerCase().replaceAll(/[-_]/g, ''), record[name]]));
}

/** Where stacks put what happened, in words. */
const sentences = [
	'errordescription',
	'message',
	'msg',
	'errormessage',
	'errormsg',
	'errorsummary',
	'faultstring',
	'detail',
	'description',
];

/** Where they put the kind of error, which says something if nothing else does. */
const labels = ['error', 'reason', 'title', 'fault'];

/** The words for what happened: a short line, or `undefined`. */
export function findSentence(fields: Fields): string | undefined {
	return firstLine(fields, sentences);
}

/** The name of the kind of error: a short line, or `undefined`. */
export function findLabel(fields: Fields): string | undefined {
	return firstLine(fields, labels);
}

function firstLine(fields: Fields, names: readonly string[]): string | undefined {
	return names.map((name) => shortLine(fields.get(name))).find((line) => line !== undefined);
}
