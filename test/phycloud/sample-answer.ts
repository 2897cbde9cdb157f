import {type Answer} from '../../source/phycloud/transport.js';

/** An answer as the transport gives it. */
export function sampleAnswer(
	status: number,
	body: unknown = '',
	headers: Readonly<Record<string, string>> = {},
): Answer {
	const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	return {status, headers, body: bytes, requestId: 'request-of-ours'};
}
