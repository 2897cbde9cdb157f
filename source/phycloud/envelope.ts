import {isRecord} from '../core/is-record.js';
import {type Answer} from './transport.js';

const decoder = new TextDecoder('utf-8', {fatal: true});

/** What an answer's body holds; `undefined` if it is no whole JSON. */
export function parseJson({body}: Pick<Answer, 'body'>): unknown {
	try {
		return JSON.parse(decoder.decode(body));
	} catch {
		return undefined;
	}
}

/** The code in PhyCloud's own form of refusal; `undefined` in a body of any other form. */
function ownCode(answer: Pick<Answer, 'body'>): unknown {
	const body = parseJson(answer);
	return isRecord(body) && isRecord(body['error']) ? body['error']['code'] : undefined;
}

/** Whether the same request is still being worked on: the one 409 that may be retried. */
export function isInProgress(answer: Pick<Answer, 'status' | 'body'>): boolean {
	return answer.status === 409 && ownCode(answer) === 'IN_PROGRESS';
}

/**
Whether a gateway may have answered in the server's place, which may go on working: a bad, unavailable or slow upstream.

A plain 500 is the server's own word, and so is whatever has PhyCloud's own form.
*/
export function isFromGateway(answer: Pick<Answer, 'status' | 'body'>): boolean {
	return answer.status > 500 && typeof ownCode(answer) !== 'string';
}
