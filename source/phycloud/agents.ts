import {Agent as HttpAgent} from 'node:http';
import {type AgentOptions, Agent as HttpsAgent} from 'node:https';
import {type LookupFunction} from 'node:net';
import {type SecureContext} from 'node:tls';
import {isLoopbackName} from '../core/loopback.js';
import {type Proxy} from './proxy.js';
import {TunnelAgent} from './tunnel.js';

export type Agents = {readonly http: HttpAgent; readonly https: HttpsAgent};

/** The connections of one client, kept for its further requests, through its proxy if it has one. */
export function createAgents(address: URL, proxy: Proxy | undefined, trust: SecureContext | undefined): Agents {
	// Node would read the variables in a way of its own: it gets a single URL that it cannot misunderstand.
	const url = proxy?.url.reveal();
	const options = {
		keepAlive: true,
		...(url !== undefined && {proxyEnv: {http_proxy: url}}),
		...(isLoopbackName(address.hostname) && {lookup: lookUpLoopback}),
	};
	return {
		http: new HttpAgent(options),
		https: secureAgent(proxy, {
			keepAlive: true,
			...(isLoopbackName(address.hostname) && {lookup: lookUpLoopback}),
			...(trust !== undefined && {secureContext: trust}),
		}),
	};
}

function secureAgent(proxy: Proxy | undefined, options: AgentOptions): HttpsAgent {
	return proxy === undefined ? new HttpsAgent(options) : new TunnelAgent(new URL(proxy.url.reveal()), options);
}

const loopback = [
	{address: '127.0.0.1', family: 4},
	{address: '::1', family: 6},
];

/** Resolves `localhost` and the names below it without a name service, which could send the credential elsewhere. */
const lookUpLoopback: LookupFunction = (_hostname, {all, family}, callback) => {
	const wanted = loopback.filter((each) => !family || each.family === Number(String(family).replace('IPv', '')));
	// As a name service, it answers later.
	setImmediate(() => {
		if (all) {
			callback(null, wanted);
		} else {
			callback(null, wanted[0]!.address, wanted[0]!.family);
		}
	});
};
