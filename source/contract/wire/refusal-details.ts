import {type FieldProblem} from '../../core/errors.js';
import {isRecord} from '../../core/is-record.js';
import {shortLine} from '../../core/short-line.js';
import {type Fields, collectFields, findLabel, findSentence} from './refusal-fields.js';

/** The field of what is said about no field in particular. */
export const wholeRequest = 'request';

/** As many details of a refusal are read. */
export const maximumDetails = 20;

/** Where stacks list what is wrong with a request. */
const lists = ['details', 'errors', 'issues', 'invalidparams', 'violations', 'errorcauses'];

/** What the lists of a refusal say about the fields of the request. */
export function readListedDetails(fields: Fields): FieldProblem[] {
	return lists.flatMap((name) => {
		const value = fields.get(name);
		return name === 'errors' && isRecord(value) && shortLine(collectFields(value).get('message')) === undefined
			? readDetailsByField(value)
			: readDetails(value);
	});
}

/** The details in a list of texts and objects, or in a single one. */
export function readDetails(value: unknown): FieldProblem[] {
	const items: readonly unknown[] = Array.isArray(value) ? value : [value];
	return items
		.slice(0, maximumDetails)
		.map((item) => readDetail(item))
		.filter((detail) => detail !== undefined);
}

/** The details in an object that has texts by the names of fields, as Rails, Laravel and Django write them. */
export function readDetailsByField(record: Readonly<Record<string, unknown>>): FieldProblem[] {
	return Object.keys(record)
		.slice(0, maximumDetails)
		.flatMap((name) =>
			readDetails(record[name]).map(({message}) => ({field: formatField(name) ?? wholeRequest, message})),
		);
}

function readDetail(item: unknown): FieldProblem | undefined {
	const fields = isRecord(item) ? collectFields(item) : undefined;
	const message = fields === undefined ? shortLine(item) : (findSentence(fields) ?? findLabel(fields));
	return message === undefined
		? undefined
		: {field: (fields === undefined ? undefined : findField(fields)) ?? wholeRequest, message};
}

/** Where stacks put the field that a detail is about. */
const places = [
	'field',
	'loc',
	'param',
	'parameter',
	'path',
	'pointer',
	'propertypath',
	'property',
	'attribute',
	'instancepath',
	'target',
	'name',
];

function findField(fields: Fields): string | undefined {
	const source = fields.get('source');
	const candidates = isRecord(source) ? [fields, collectFields(source)] : [fields];
	return candidates
		.flatMap((candidate) => places.map((place) => formatField(candidate.get(place))))
		.find((name) => name !== undefined);
}

/** What stands around the fields of a request, or for all of them. */
const surroundings = new Set(['', '#', 'body', 'data', 'attributes', 'base', 'non_field_errors']);

/** The name of a field, its parts joined by dots: from a text, a JSON pointer or a list of parts. */
function formatField(value: unknown): string | undefined {
	return shortLine(
		splitField(value)
			.filter((part) => typeof part === 'number' || (typeof part === 'string' && !surroundings.has(part)))
			.join('.')
			.replace(/^\$\./, ''),
	);
}

function splitField(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) {
		return value.slice(0, maximumDetails);
	}

	// Masked before it is split: a credential can have a slash in it.
	const text = shortLine(value) ?? '';
	return /^#?\//.test(text) ? text.split('/') : [text];
}
