import {readWords} from '../contract/wire/refusal-words.js';
import {type Answer} from './transport.js';

const decoder = new TextDecoder('utf-8', {fatal: true});

/** What an answer's body holds as text; `undefined` if it is no UTF-8. */
export function parseText({body}: Pick<Answer, 'body'>): string | undefined {
	try {
		return decoder.decode(body);
	} catch {
		return undefined;
	}
}

/** What an answer's body holds; `undefined` if it is no whole JSON. */
export function parseJson(answer: Pick<Answer, 'body'>): unknown {
	try {
		return JSON.parse(parseText(answer) ?? '');
	} catch {
		return undefined;
	}
}

export type Markup = 'a web page' | 'XML or other markup';

/** The markup that a body which is no JSON has, by its content type or its beginning. */
export function detectMarkup({headers, body}: Pick<Answer, 'headers' | 'body'>): Markup | undefined {
	const type = headers['content-type'] ?? '';
	const start = new TextDecoder().decode(body.subarray(0, 1024)).trimStart();
	if (/html/i.test(type) || /^<(?:!doctype|html)/i.test(start)) {
		return 'a web page';
	}

	return /[+/]xml/i.test(type) || /^<[!?a-z]/i.test(start) ? 'XML or other markup' : undefined;
}

/** Whether an answer is a refusal in PhyCloud's own form. */
export function isPhyCloudError(answer: Pick<Answer, 'body'>): boolean {
	return readWords(parseJson(answer)).isOwn;
}

/** Whether the same request is still being worked on: the one 409 that may be retried. */
export function isInProgress(answer: Pick<Answer, 'status' | 'body'>): boolean {
	return answer.status === 409 && readWords(parseJson(answer)).code === 'IN_PROGRESS';
}

/**
Whether a gateway may have answered in the server's place, which may go on working: a bad, unavailable or slow upstream.

A plain 500 is the server's own word, and so is whatever has PhyCloud's own form.
*/
export function isFromGateway(answer: Pick<Answer, 'status' | 'body'>): boolean {
	return answer.status > 500 && !isPhyCloudError(answer);
}
