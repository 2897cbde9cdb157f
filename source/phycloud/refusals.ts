import {codeOfStatus, type WireErrorCode} from '../contract/error-codes.js';
import {readWords} from '../contract/refusal-words.js';
import {PhywareError} from '../core/errors.js';
import {shortLine} from '../core/short-line.js';
import {retryAfter} from './retry.js';
import {type Answer} from './transport.js';

/** The error for an answer with an error status; `undefined` for a status that no PhyCloud sends. */
export function refusal(answer: Answer, body: unknown): PhywareError | undefined {
	const words = readWords(body);
	const code = codeOfStatus(answer.status, words.code);
	if (code === undefined) {
		return undefined;
	}

	const details = words.details ?? [];
	const said = words.message ?? details[0]?.message;
	return new PhywareError(code, said ?? defaults[code].message, {
		reason:
			words.message === undefined
				? undefined
				: shortLine(
						details
							// What only repeats the message says nothing about why.
							.filter(({message}) => message !== words.message)
							.map(({field, message}) => `${field}: ${message}`)
							.join('; '),
					),
		remedy: words.remedy ?? remedyFor(code, answer),
		requestId: words.requestId ?? answer.requestId,
		status: answer.status,
		details,
	});
}

const defaults: Record<WireErrorCode, {readonly message: string; readonly remedy: string}> = {
	VALIDATION: {
		message: 'PhyCloud refused the request as invalid.',
		remedy: 'Check the values given; --help lists what each flag takes.',
	},
	UNAUTHENTICATED: {
		message: 'PhyCloud does not accept this API key.',
		remedy: 'Check PHYCLOUD_API_KEY (or --api-key): the key may be revoked, expired or from another installation.',
	},
	FORBIDDEN: {message: 'This API key may not do that.', remedy: 'Ensure admin:keys scope: use a key that has it.'},
	NOT_FOUND: {
		message: 'PhyCloud knows no such thing.',
		remedy: 'Check the id, and that --url is the right installation.',
	},
	CONFLICT: {message: 'The name is taken.', remedy: 'Choose a different name.'},
	IN_PROGRESS: {
		message: 'The same request is still being worked on.',
		remedy: "Wait a moment and list the tenant's keys.",
	},
	RATE_LIMITED: {message: 'PhyCloud asks for fewer requests.', remedy: 'Wait a moment and run the command again.'},
	SERVER: {
		message: 'PhyCloud failed to handle the request.',
		remedy: 'Run the command again; if it stays, give the request id to whoever runs the server.',
	},
};

function remedyFor(code: WireErrorCode, answer: Answer): string {
	const wait = code === 'RATE_LIMITED' ? retryAfter(answer) : undefined;
	return wait === undefined ? defaults[code].remedy : `Run the command again in ${Math.ceil(wait / 1000)} s.`;
}
