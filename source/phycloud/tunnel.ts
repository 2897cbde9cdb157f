import {type ClientRequest, request as requestPlain} from 'node:http';
import {Agent, type AgentOptions, request as requestSecure, type RequestOptions} from 'node:https';
import {type Socket} from 'node:net';
import {type Duplex} from 'node:stream';
import {connect, type ConnectionOptions, type TLSSocket} from 'node:tls';
import {recordFailure} from './sockets.js';

/** A tunnel that a proxy did not open: with the status of its answer, if it gave one that says so. */
export class TunnelError extends Error {
	override name = 'TunnelError';
	readonly code: string;
	readonly statusCode: number | undefined;

	constructor(statusCode?: number) {
		super('No tunnel.');
		this.code = 'ERR_PROXY_TUNNEL';
		this.statusCode = statusCode;
	}
}

type Done = (error: Error | null, socket?: TLSSocket) => void;

type Target = ConnectionOptions & {readonly host: string; readonly port: number | string};

/**
Connections for https through the tunnels of a proxy (CONNECT, RFC 9110, 9.3.6).

Everything that a tunnel opens belongs to the request for which it is opened, and is closed with it if that fails.
*/
export class TunnelAgent extends Agent {
	readonly #proxy: URL;

	constructor(proxy: URL, options: AgentOptions) {
		super(options);
		this.#proxy = proxy;
	}

	override createConnection(
		options: RequestOptions,
		callback?: (error: Error | null, stream: Duplex) => void,
	): undefined {
		const done = callback as Done;
		const target = options as unknown as Target;
		openTunnel(this.#proxy, target, (error, socket) => {
			if (socket === undefined) {
				done(error);
			} else {
				done(null, secure(socket, target));
			}
		});
		return undefined;
	}
}

function openTunnel(proxy: URL, {host, port}: Target, done: (error: Error | null, socket?: Socket) => void): void {
	const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
	const request = (proxy.protocol === 'https:' ? requestSecure : requestPlain)({
		host: proxy.hostname.replaceAll(/[[\]]/g, ''),
		port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
		method: 'CONNECT',
		path: place,
		headers: {host: place, ...authorization(proxy)},
		agent: false,
	});
	recordFailure(() => {
		request.destroy();
	});
	settleOnce(request, done);
	request.end();
}

/** Waits for the proxy's answer. Whatever comes after the first end of the request, in whichever way it ends, counts no more. */
function settleOnce(request: ClientRequest, done: (error: Error | null, socket?: Socket) => void): void {
	let isSettled = false;
	const settle = (error: Error | null, socket?: Socket) => {
		if (isSettled) {
			socket?.destroy();
			return;
		}

		isSettled = true;
		done(error, socket);
	};

	request.on('error', (error) => {
		// A connection that opened and then broke was the proxy's to keep.
		settle(request.socket?.connecting === false && isBreak(error) ? new TunnelError() : error);
	});
	request.once('connect', ({statusCode}, socket, head) => {
		if (statusCode === 200 && head.length === 0) {
			settle(null, socket);
			return;
		}

		socket.destroy();
		// Bytes that come before ours are no TLS.
		settle(new TunnelError(statusCode === 200 ? undefined : statusCode));
	});
	request.once('close', () => {
		settle(new TunnelError());
	});
}

/** Whether a connection ended or what came on it is no HTTP; a fault of TLS with the proxy is none of these. */
function isBreak({code = ''}: NodeJS.ErrnoException): boolean {
	return code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_');
}

function authorization({username, password}: URL): Record<string, string> {
	if (username === '' && password === '') {
		return {};
	}

	const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return {'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}`};
}

/** TLS in an open tunnel. Closed from the inside out: Node does not survive a stream of TLS whose connection has gone. */
function secure(socket: Socket, options: Target): TLSSocket {
	const tls = connect({...options, socket, path: undefined} as ConnectionOptions);
	recordFailure(() => {
		tls.on('error', () => undefined);
		tls.destroy();
	});
	return tls;
}
