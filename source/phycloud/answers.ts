import {WireMismatch} from '../contract/wire/reader/mismatch.js';
import {maskCredentials} from '../core/secret.js';
import {ConnectionError} from './connection-error.js';
import {detectMarkup, parseJson} from './envelope.js';
import {describeReason, refusal} from './refusals.js';
import {type Answer} from './transport.js';

/**
What a reader finds in the body of a successful answer.

Throws what the server refused with, or `ConnectionError` for anything that is not PhyCloud's protocol; never quotes a body.
*/
export function readAnswer<Value>(answer: Answer, read: (body: unknown) => Value, origin: string): Value {
	const {status} = answer;
	if (status >= 300 && status < 400) {
		throw redirected(answer, origin);
	}

	if (status >= 400) {
		throw refusal(answer) ?? notPhyCloud(answer, origin, unknownStatus(answer));
	}

	const body = parseJson(answer);
	if (body === undefined) {
		throw notPhyCloud(
			answer,
			origin,
			detectMarkup(answer) === 'a web page'
				? 'It answered with a web page.'
				: 'It answered with something that is not complete JSON.',
		);
	}

	try {
		return read(body);
	} catch (error) {
		throw error instanceof WireMismatch ? notPhyCloud(answer, origin, `In the response, ${error.message}.`) : error;
	}
}

/** The error for an answer that no PhyCloud gives. */
export function notPhyCloud({status, requestId}: Answer, origin: string, reason: string): ConnectionError {
	return new ConnectionError(`${origin} does not answer as PhyCloud does.`, {
		reason,
		remedy: 'Check that --url (or PHYCLOUD_URL) is a PhyCloud installation, with its path prefix if it has one.',
		requestId,
		status,
		mayHaveArrived: true,
		transient: false,
	});
}

function redirected(answer: Answer, origin: string): ConnectionError {
	const target = answer.headers.location;
	return new ConnectionError(`${origin} redirects elsewhere.`, {
		reason: target === undefined ? undefined : `The target is ${bareTarget(target, origin)}.`,
		remedy:
			'Redirects are not followed, so that the API key is sent nowhere else. If the target is right, use it as --url.',
		requestId: answer.requestId,
		status: answer.status,
		mayHaveArrived: true,
		transient: false,
	});
}

/** A target without what could be secret in it: user, password, query and fragment. */
function bareTarget(target: string, origin: string): string {
	if (!URL.canParse(target, origin)) {
		return 'not a URL';
	}

	const url = new URL(target, origin);
	url.username = '';
	url.password = '';
	return maskCredentials(url.href.split(/[#?]/, 1)[0]!.slice(0, 200));
}

function unknownStatus(answer: Answer): string {
	const reason = describeReason(answer);
	const fact = `The status ${answer.status} is not one that PhyCloud sends.`;
	return reason === undefined ? fact : `${fact} ${reason}`;
}
