import {type FieldProblem} from '../../core/errors.js';
import {isRecord} from '../../core/is-record.js';
import {shortLine} from '../../core/short-line.js';
import {readDetailsByField, readDetails, readListedDetails, maximumDetails, wholeRequest} from './refusal-details.js';
import {type Fields, collectFields, findLabel, findSentence} from './refusal-fields.js';

/** What the body of a refusal says, whatever stack wrote it: short lines, with credentials masked. */
export type RefusalWords = {
	/** Whether it has PhyCloud's own form: an `error` with a code. */
	readonly isOwn: boolean;
	readonly code?: string | undefined;
	readonly message?: string | undefined;
	readonly remedy?: string | undefined;
	readonly details: readonly FieldProblem[];
	readonly requestId?: string | undefined;
};

type Words = Omit<RefusalWords, 'isOwn'>;

const noWords: Words = {details: []};

/** How deep the words of a refusal may lie in one another. */
const maximumDepth = 4;

/** What the JSON of a refusal says: PhyCloud's own form, OAuth, FastAPI, RFC 9457, Rails, Spring, Google and others. Never throws. */
export function readWords(body: unknown): RefusalWords {
	const words = read(body, maximumDepth);
	const isSilent = words.message === undefined && words.details.length === 0;
	return {
		...words,
		...(isSilent && isRecord(body) && hasOnlyTexts(body) && {details: readDetailsByField(body)}),
		isOwn: isRecord(body) && isRecord(body['error']) && typeof body['error']['code'] === 'string',
	};
}

/** What a refusal says that is no JSON: nothing if it looks like markup or like broken JSON, which is never shown. */
export function readTextWords(text: string): RefusalWords {
	const isData = /<[!/?a-z]|[{}]|":|^\s*(?:"|\[\s*["\d[\]])/i.test(text);
	return {...noWords, ...(!isData && {message: shortLine(text)}), isOwn: false};
}

function read(value: unknown, depth: number): Words {
	if (isRecord(value)) {
		return depth === 0 ? noWords : readFields(collectFields(value), depth - 1);
	}

	return Array.isArray(value) ? {details: readDetails(value)} : {message: shortLine(value), details: []};
}

function readFields(fields: Fields, depth: number): Words {
	const inner = (name: string): Words => {
		const value = fields.get(name);
		return typeof value === 'object' ? read(value, depth) : noWords;
	};

	const error = inner('error');
	const others = [inner('message'), inner('detail'), inner('fault')];
	const first = (part: Exclude<keyof Words, 'details'>): string | undefined =>
		others.map((words) => words[part]).find((text) => text !== undefined);
	const label = findLabel(fields);
	const message = error.message ?? findSentence(fields) ?? first('message') ?? label;
	const detail = shortLine(fields.get('detail'));
	const details = [
		...error.details,
		...readListedDetails(fields),
		...others.flatMap((words) => words.details),
		...(detail === undefined || detail === message ? [] : [{field: wholeRequest, message: detail}]),
	];
	return {
		code:
			error.code ??
			shortLine(fields.get('code')) ??
			shortLine(fields.get('errorcode')) ??
			first('code') ??
			readCode(fields.get('error')),
		message,
		remedy: error.remedy ?? shortLine(fields.get('remediation')) ?? first('remedy'),
		requestId: error.requestId ?? shortLine(fields.get('requestid')) ?? first('requestId'),
		details: details.slice(0, maximumDetails),
	};
}

/** The code that OAuth and Spring have where others have a sentence. */
function readCode(error: unknown): string | undefined {
	return typeof error === 'string' && /^\S+$/.test(error) ? shortLine(error) : undefined;
}

/** Whether all that an object holds are lists of texts: Django's form, with nothing around the fields. */
function hasOnlyTexts(record: Readonly<Record<string, unknown>>): boolean {
	return Object.values(record).every(
		(value) => Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string'),
	);
}
