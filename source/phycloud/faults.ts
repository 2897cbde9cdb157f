import {ConnectionError} from './connection-error.js';
import {type Fault, type ConnectionPeer, type ErrorSentences} from './fault-words.js';
import {proxyFault, proxyTimeout} from './proxy-faults.js';
import {tlsFault} from './tls-faults.js';

/** A request that was given up, as the HTTP library has it: `event` is what it was waiting for. */
export class TimedOut extends Error {
	override name = 'TimeoutError';
	readonly event: 'lookup' | 'request';

	constructor(event: TimedOut['event']) {
		super(event);
		this.event = event;
	}
}

/**
Turns whatever the HTTP library threw into the project's own error.

Only the fault's code, phase and status are looked at: its message, options and stack can hold the credential or the body, and stay behind.
*/
export function connectionError(fault: unknown, peer: ConnectionPeer, requestId: string): ConnectionError {
	const {message, reason, remedy, arrived = true, transient = false} = wordsFor(fault as Fault, peer);
	return new ConnectionError(message, {reason, remedy, requestId, mayHaveArrived: arrived, transient});
}

const checkAddress = 'Check --url (or PHYCLOUD_URL) and that PhyCloud is running, or use --demo.';
const tryAgain = 'Run the command again. For a slow server, raise --timeout.';

function wordsFor(fault: Fault, peer: ConnectionPeer): ErrorSentences {
	const {origin} = peer;
	if (fault.name === 'TimeoutError') {
		const wasSent = !['lookup', 'connect', 'secureConnect'].includes(String(fault.event));
		return (
			proxyTimeout(peer, wasSent) ?? {
				message: `${origin} did not answer in time.`,
				remedy: tryAgain,
				arrived: wasSent,
			}
		);
	}

	const ofProxy = proxyFault(fault, peer);
	if (ofProxy !== undefined) {
		return ofProxy;
	}

	const code = typeof fault.code === 'string' ? fault.code : '';
	const ofTls = tlsFault(fault, origin);
	if (ofTls !== undefined) {
		return ofTls;
	}

	return networkSentences(code, origin);
}

/** What is said of an error of the system. */
function networkSentences(code: string, origin: string): ErrorSentences {
	switch (code) {
		case 'ECONNREFUSED': {
			return {
				message: `Nothing answers at ${origin}.`,
				reason: 'The connection was refused.',
				remedy: checkAddress,
				arrived: false,
			};
		}

		case 'ENOTFOUND':
		case 'EAI_AGAIN': {
			return {
				message: `The host of ${origin} was not found.`,
				reason: `The name does not resolve (${code}).`,
				remedy: checkAddress,
				arrived: false,
			};
		}

		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'EADDRNOTAVAIL': {
			return {
				message: `${origin} cannot be reached.`,
				reason: `Network error: ${code}.`,
				remedy: checkAddress,
				arrived: false,
			};
		}

		default: {
			return {
				message: `The connection to ${origin} broke before the response was complete.`,
				...(/^[A-Z][\dA-Z_]+$/.test(code) && {reason: `Network error: ${code}.`}),
				remedy: tryAgain,
				transient: true,
			};
		}
	}
}
