import {codeOfStatus, type WireErrorCode} from '../contract/wire/error-codes.js';
import {toSentence, PhywareError} from '../core/errors.js';
import {stripEscapes} from '../core/escape-sequences.js';
import {shortLine} from '../core/short-line.js';
import {retryAfter} from './retry.js';
import {type Markup} from './envelope.js';
import {readRefusal, listStatements} from './refusal-body.js';
import {chooseRemedy} from './remedies.js';
import {type Answer} from './transport.js';

/** The error for an answer with an error status; `undefined` for a status that no PhyCloud sends. */
export function refusal(answer: Answer): PhywareError | undefined {
	const body = readRefusal(answer);
	const {words, markup} = body;
	const code = codeOfStatus(answer.status, words.code);
	if (code === undefined) {
		return undefined;
	}

	const [message, ...reasons] = listStatements(words);
	return new PhywareError(code, shortLine(message) ?? (markup === undefined ? messages : markupMessages)[code], {
		reason: markup === undefined ? joinStatements(reasons) : describeMarkup(markup),
		remedy: words.remedy ?? chooseRemedy(code, body, answer),
		requestId: words.requestId ?? answer.requestId,
		status: answer.status,
		details: words.details,
		retryAfter: retryAfter(answer),
	});
}

/** What an answer with an error status says about why, as sentences; `undefined` if that is nothing. */
export function describeReason(answer: Answer): string | undefined {
	const {words, markup} = readRefusal(answer);
	if (markup !== undefined) {
		return describeMarkup(markup);
	}

	const said = joinStatements(listStatements(words));
	return said === undefined ? undefined : `The server says: ${said}`;
}

function describeMarkup(markup: Markup): string {
	return `The response is ${markup}: it may come from a gateway instead of PhyCloud.`;
}

function joinStatements(parts: readonly string[]): string | undefined {
	const text = shortLine(parts.map((part) => stripEscapes(part)).join('; '));
	return text === undefined ? undefined : toSentence(text);
}

const messages: Record<WireErrorCode, string> = {
	VALIDATION: 'PhyCloud refused the request as invalid.',
	UNAUTHENTICATED: 'PhyCloud does not accept this API key.',
	FORBIDDEN: 'This API key may not do that.',
	NOT_FOUND: 'Not found.',
	CONFLICT: 'The name is taken.',
	IN_PROGRESS: 'The same request is still in progress.',
	RATE_LIMITED: 'Rate limit exceeded.',
	SERVER: 'PhyCloud failed to handle the request.',
};

/** For an answer that may not be from PhyCloud: what its status says, and no more. */
const markupMessages: Record<WireErrorCode, string> = {
	...messages,
	VALIDATION: 'The request was refused as invalid.',
	UNAUTHENTICATED: 'The API key was not accepted.',
	FORBIDDEN: 'Access was denied.',
	CONFLICT: 'The request was refused because of a conflict.',
	SERVER: 'The server failed to handle the request.',
};
