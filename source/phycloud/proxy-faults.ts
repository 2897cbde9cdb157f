import {type Fault, type ConnectionPeer, type ErrorSentences} from './fault-words.js';
import {type Proxy} from './proxy.js';

/** The words for a fault of the proxy, or of the way to it; `undefined` if the fault is not there. */
export function proxyFault(fault: Fault, {origin, proxy}: ConnectionPeer): ErrorSentences | undefined {
	if (proxy === undefined) {
		return undefined;
	}

	const {place, variable} = proxy;
	const remedy = `Check ${variable}. To connect without the proxy, add ${new URL(origin).hostname} to NO_PROXY.`;
	const before = {arrived: false, remedy};
	switch (fault.code) {
		case 'ECONNREFUSED': {
			return {
				message: `Nothing answers at the proxy ${place}.`,
				reason: `The connection was refused. ${variable} names this proxy.`,
				...before,
			};
		}

		case 'ENOTFOUND':
		case 'EAI_AGAIN': {
			return {
				message: `The host of the proxy ${place} was not found.`,
				reason: `The name does not resolve (${fault.code}). ${variable} names this proxy.`,
				...before,
			};
		}

		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'EADDRNOTAVAIL': {
			return {
				message: `The proxy ${place} cannot be reached.`,
				reason: `Network error: ${fault.code}. ${variable} names this proxy.`,
				...before,
			};
		}

		case 'ERR_PROXY_TUNNEL': {
			return {...tunnelFault(statusOf(fault), origin, proxy, remedy), arrived: false};
		}

		default: {
			return undefined;
		}
	}
}

/** The words for a time limit that was reached on the way through a proxy. */
export function proxyTimeout({origin, proxy}: ConnectionPeer, wasSent: boolean): ErrorSentences | undefined {
	if (proxy === undefined) {
		return undefined;
	}

	const {place, variable} = proxy;
	return {
		message: wasSent
			? `${origin} did not answer in time through the proxy ${place}.`
			: `The proxy ${place} did not answer in time.`,
		reason: `${variable} names this proxy.`,
		remedy: `Check ${variable}, or run the command again. For a slow server, raise --timeout.`,
		arrived: wasSent,
	};
}

/** The status of the proxy's answer to CONNECT; `undefined` if it gave none. */
function statusOf({statusCode, cause}: Fault): number | undefined {
	const status = statusCode ?? (cause as Fault | undefined)?.statusCode;
	return typeof status === 'number' && !Number.isNaN(status) ? status : undefined;
}

function tunnelFault(status: number | undefined, origin: string, proxy: Proxy, remedy: string): ErrorSentences {
	const {place, variable, hasPassword} = proxy;
	if (status === 407) {
		return {
			message: hasPassword
				? `The proxy ${place} does not accept the user name and password in ${variable}.`
				: `The proxy ${place} requires a user name and password.`,
			reason: 'It answered 407.',
			remedy: hasPassword ? `Correct them in ${variable}.` : `Add them to ${variable}: http://USER:PASSWORD@${place}`,
		};
	}

	if (status === undefined) {
		return {
			message: `The proxy ${place} closed the connection to ${origin} before it was established.`,
			reason: `${variable} names this proxy.`,
			remedy,
		};
	}

	const reason = `It answered ${status}. ${variable} names this proxy.`;
	if (status >= 500) {
		return {
			message: `The proxy ${place} could not connect to ${origin}.`,
			reason,
			remedy: `Check --url (or PHYCLOUD_URL). ${remedy}`,
		};
	}

	return {
		message: `The proxy ${place} refused the connection to ${origin}.`,
		reason,
		remedy: `Ask the operator of the proxy to allow it. ${remedy}`,
	};
}
