import {wholeRequest} from '../contract/wire/refusal-details.js';
import {type RefusalWords, readWords, readTextWords} from '../contract/wire/refusal-words.js';
import {type Markup, detectMarkup, parseJson, parseText} from './envelope.js';
import {type Answer} from './transport.js';

/** What came with an error status: words, or markup, which is never shown. */
export type RefusalBody = {readonly words: RefusalWords; readonly markup?: Markup | undefined};

/** Reads the body of an answer that refuses a request. */
export function readRefusal(answer: Answer): RefusalBody {
	const json = parseJson(answer);
	// JSON from PHP is often labeled as HTML.
	const markup = typeof json === 'object' && json !== null ? undefined : detectMarkup(answer);
	if (markup !== undefined) {
		return {words: readTextWords(''), markup};
	}

	const isText = /^text\/plain|json/i.test(answer.headers['content-type'] ?? 'text/plain');
	const text = isText ? parseText(answer) : undefined;
	return {words: json === undefined ? readTextWords(text ?? '') : readWords(json)};
}

/** What a body says, part by part: the message, and what is wrong with which field. Nothing twice. */
export function listStatements({message, details}: RefusalWords): string[] {
	const said = details
		.filter((detail) => detail.message !== message)
		.map((detail) => (detail.field === wholeRequest ? detail.message : `${detail.field}: ${detail.message}`));
	return [...new Set(message === undefined ? said : [message, ...said])];
}
