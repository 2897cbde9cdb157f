import {type FieldProblem} from '../core/errors.js';
import {isRecord} from '../core/is-record.js';
import {shortLine} from '../core/short-line.js';

/** What a refusal's body says, whatever stack wrote it. */
type RefusalWords = {
	readonly code?: string | undefined;
	readonly message?: string | undefined;
	readonly remedy?: string | undefined;
	readonly details?: readonly FieldProblem[];
	readonly requestId?: string | undefined;
};

/** What a refusal's body says, in any of the forms that are understood; never throws. */
export function wordsOf(body: unknown): RefusalWords {
	if (!isRecord(body)) {
		return {};
	}

	if (isRecord(body['error'])) {
		return ownWords(body['error']);
	}

	const {detail, title} = body;
	if (Array.isArray(detail)) {
		return {details: detail.map(fastApiProblem).filter((problem) => problem !== undefined)};
	}

	// FastAPI's plain form, and problem documents (RFC 9457).
	return {message: shortLine(detail) ?? shortLine(title)};
}

function ownWords(error: Readonly<Record<string, unknown>>): RefusalWords {
	const details = Array.isArray(error['details'])
		? error['details'].map(wireProblem).filter((problem) => problem !== undefined)
		: [];
	return {
		code: shortLine(error['code']),
		message: shortLine(error['message']),
		remedy: shortLine(error['remediation']),
		requestId: shortLine(error['request_id']),
		details,
	};
}

function wireProblem(item: unknown): FieldProblem | undefined {
	const message = isRecord(item) ? shortLine(item['message']) : undefined;
	return message === undefined
		? undefined
		: {field: shortLine((item as Record<string, unknown>)['field']) ?? 'request', message};
}

function fastApiProblem(item: unknown): FieldProblem | undefined {
	const message = isRecord(item) ? shortLine(item['msg']) : undefined;
	const location =
		isRecord(item) && Array.isArray(item['loc'])
			? item['loc'].filter((part) => part !== 'body' && ['string', 'number'].includes(typeof part)).join('.')
			: '';
	return message === undefined ? undefined : {field: shortLine(location) ?? 'request', message};
}
