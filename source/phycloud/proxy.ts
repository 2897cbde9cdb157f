import {invalid, quote} from '../core/invalid.js';
import {type PhywareError} from '../core/errors.js';
import {Secret} from '../core/secret.js';
import {isExempt} from './no-proxy.js';

/** Environment variables by name. */
type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that requests to an installation go through. */
export type Proxy = {
	/** The environment variable that names it. */
	readonly variable: string;
	/** Its host and port, which may be shown. */
	readonly place: string;
	/** Its URL, with the user name and password that the variable has for it. */
	readonly url: Secret;
	readonly hasPassword: boolean;
};

/**
The proxy for an installation, as curl finds it in the environment; `undefined` if there is none.

Lower case comes before upper case; an empty value is none. Throws a validation error, which never quotes a password, for a value that is no http or https proxy.
*/
export function resolveProxy(target: URL, environment: Environment): Proxy | undefined {
	const names =
		target.protocol === 'https:'
			? ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']
			: ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'];
	const variable = names.find((name) => valueOf(environment, name) !== '');
	if (variable === undefined) {
		return undefined;
	}

	const exempt = ['no_proxy', 'NO_PROXY'].map((name) => valueOf(environment, name)).find((list) => list !== '') ?? '';
	return isExempt(exempt, target.hostname, portOf(target))
		? undefined
		: parseProxy(variable, valueOf(environment, variable), target.hostname);
}

function valueOf(environment: Environment, name: string): string {
	return environment[name]?.trim() ?? '';
}

/** The port of a URL, the usual one of its protocol if it names none. */
function portOf({port, protocol}: URL): string {
	return port || (protocol === 'https:' ? '443' : '80');
}

/** Understands a value as people write it: the scheme may be left out, and nothing need be percent-encoded. */
function parseProxy(variable: string, text: string, targetHost: string): Proxy {
	const [, scheme = 'http', rest = text] = /^([a-z][\w+.-]*):\/\/(.*)$/is.exec(text) ?? [];
	const protocol = scheme.toLowerCase();
	if (protocol !== 'http' && protocol !== 'https') {
		throw unusable(variable, `Unsupported kind of proxy in ${variable}: ${quote(`${protocol}://`)}.`, targetHost);
	}

	if (/^["'].*["']$/s.test(text)) {
		throw unusable(variable, `The proxy in ${variable} is in quotes.`, targetHost);
	}

	// A password may have an @ of its own, and a slash.
	const at = rest.lastIndexOf('@');
	const place = rest.slice(at + 1).split(/[#/?]/, 1)[0]!;
	const url = place.includes('\\') ? null : URL.parse(`${protocol}://${place}`);
	if (url === null) {
		throw unusable(variable, `The proxy in ${variable} is not a URL.`, targetHost);
	}

	const [user = '', ...password] = rest.slice(0, Math.max(at, 0)).split(':');
	url.username = encodeURIComponent(decode(user));
	url.password = encodeURIComponent(decode(password.join(':')));
	return {
		variable,
		place: `${url.hostname}:${portOf(url)}`,
		url: new Secret(url.href),
		hasPassword: url.username !== '' || url.password !== '',
	};
}

/** Decodes what is percent-encoded, and leaves alone what only looks like it. */
function decode(text: string): string {
	const decoded = text.replaceAll(/(?:%[\da-f]{2})+/gi, (bytes) => {
		try {
			return decodeURIComponent(bytes);
		} catch {
			return bytes;
		}
	});
	return decoded.toWellFormed();
}

function unusable(variable: string, message: string, targetHost: string): PhywareError {
	return invalid(message, {
		reason: 'Only http:// and https:// proxies are supported. Nothing was sent.',
		remedy: `Set ${variable} to a URL such as http://proxy.example:3128. To connect without a proxy, unset it or add ${targetHost} to NO_PROXY.`,
	});
}
