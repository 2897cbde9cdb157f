import {randomUUID} from 'node:crypto';
import {type ClientRequest, type IncomingMessage} from 'node:http';
import {type Socket} from 'node:net';
import got, {type Response} from 'got';
import {monotonicTime} from '../core/clock.js';
import {type Secret} from '../core/secret.js';
import {createAgents} from './agents.js';
import {collectAnswer} from './answer-size.js';
import {ConnectionError} from './connection-error.js';
import {connectionError, TimedOut} from './faults.js';
import {type Fault, type ConnectionPeer} from './fault-words.js';
import {withTimeLimit} from './time-limit.js';
import {nameServiceAnswers} from './name-service.js';
import {type Proxy, resolveProxy} from './proxy.js';
import {withSockets} from './sockets.js';
import {createTrust, lacksAuthority, type TrustOptions} from './trust.js';

export type Request = {
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** The path below the installation's address, with its parameters filled in. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string | number | undefined>>;
	readonly body?: object;
	readonly headers?: Readonly<Record<string, string | undefined>>;
	readonly signal?: AbortSignal | undefined;
};

export type Answer = {
	readonly status: number;
	readonly headers: Response['headers'];
	/** The decoded body, in bytes. */
	readonly body: Uint8Array;
	readonly requestId: string;
};

/** What may be told about a request in a log: an allow-list, so that nothing else can get in. */
export type ExchangeFacts = {
	readonly method: string;
	readonly path: string;
	/** The HTTP status, or the code of the error there was instead. */
	readonly outcome: number | string;
	readonly milliseconds: number;
	readonly bytes: number;
	readonly requestId: string;
};

export type TransportOptions = TrustOptions & {
	readonly address: URL;
	readonly credential: Secret;
	/** Where `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` are looked up. */
	readonly proxyEnvironment?: Readonly<Record<string, string | undefined>> | undefined;
	readonly userAgent: string;
	readonly onExchange?: ((facts: ExchangeFacts) => void) | undefined;
};

/** Sends one request within a time limit in milliseconds, and returns whatever HTTP answer came. Throws `ConnectionError` if none did. */
export type Transport = (request: Request, timeLimit: number) => Promise<Answer>;

/** A transport bound to one origin: no redirects, no retries, a limit on every phase and on size. Throws a validation error for a proxy that cannot be used. */
export function createTransport(options: TransportOptions): Transport {
	const {address, credential, onExchange} = options;
	credential.use();
	const proxy = resolveProxy(address, options.proxyEnvironment ?? {});
	const peer = {origin: address.origin, proxy};
	const requireName = createNameCheck(address, proxy);
	const exchange = trusting((withSystem) => {
		const client = createGot(options, proxy, withSystem);
		return async (request, timeLimit, requestId) =>
			exchangeOnce({client, options, peer}, request, timeLimit, requestId);
	});

	return async (request, timeLimit) => {
		const requestId = randomUUID();
		const start = monotonicTime();
		const {method, path} = request;
		const tell = (outcome: number | string, bytes: number) => {
			onExchange?.({method, path, outcome, milliseconds: monotonicTime() - start, bytes, requestId});
		};

		try {
			const work = async () => {
				await requireName();
				return exchange(request, timeLimit, requestId);
			};

			const answer = await withSockets(async () => withTimeLimit(work(), {timeLimit, signal: request.signal}));
			tell(answer.status, answer.body.byteLength);
			return answer;
		} catch (error_) {
			request.signal?.throwIfAborted();
			const error = error_ instanceof ConnectionError ? error_ : connectionError(error_, peer, requestId);
			tell(error.code, 0);
			throw error;
		}
	};
}

function createGot(options: TransportOptions, proxy: Proxy | undefined, withSystem: boolean) {
	const {address} = options;
	return got.extend({
		followRedirect: false,
		throwHttpErrors: false,
		retry: {limit: 0},
		agent: createAgents(address, proxy, address.protocol === 'https:' ? createTrust(options, withSystem) : undefined),
	});
}

/** Makes sure that a name server answers at all before a request waits for one; asked until it has answered once. Throws `TimedOut`. */
function createNameCheck(address: URL, proxy: Proxy | undefined): () => Promise<void> {
	// A proxy looks the installation's name up itself.
	const nearest = proxy === undefined ? address.hostname : new URL(`http://${proxy.place}`).hostname;
	let isFindable = false;
	return async () => {
		isFindable ||= await nameServiceAnswers(nearest, nameServicePatience);
		if (!isFindable) {
			throw new TimedOut('lookup');
		}
	};
}

type Exchange = (request: Request, timeLimit: number, requestId: string) => Promise<Answer>;

/** Exchanges that trust the system's authorities as well once a certificate needs them: that store takes long to read, and is seldom needed. */
function trusting(create: (withSystem: boolean) => Exchange): Exchange {
	let exchange = create(false);
	let trustsSystem = false;
	return async (request, timeLimit, requestId) => {
		const usesSystem = trustsSystem;
		try {
			return await exchange(request, timeLimit, requestId);
		} catch (error) {
			// Nothing has been sent.
			if (usesSystem || !lacksAuthority((error as {readonly code?: unknown}).code)) {
				throw error;
			}

			if (!trustsSystem) {
				trustsSystem = true;
				exchange = create(true);
			}

			return exchange(request, timeLimit, requestId);
		}
	};
}

type ExchangeTools = {
	readonly client: ReturnType<typeof createGot>;
	readonly options: TransportOptions;
	readonly peer: ConnectionPeer;
};

/** Sends a request, and reads its answer. */
async function exchangeOnce(
	{client, options, peer}: ExchangeTools,
	request: Request,
	timeLimit: number,
	requestId: string,
): Promise<Answer> {
	const {address, credential, userAgent} = options;
	const stream = client.stream(requestUrl(address, request), {
		method: request.method,
		headers: {
			'user-agent': userAgent,
			accept: 'application/json',
			authorization: `Bearer ${credential.reveal()}`,
			'x-request-id': requestId,
			...request.headers,
		},
		...(request.body !== undefined && {json: request.body}),
		...(request.signal !== undefined && {signal: request.signal}),
		timeout: phases(timeLimit),
	});
	if (request.body === undefined && request.method !== 'GET') {
		// The stream of a method that could carry a body waits for one.
		stream.end();
	}

	let response: Response | undefined;
	stream.once('response', (received: Response) => {
		response = received;
	});
	const connection = watchConnection(stream);
	stream.once('request', (sent: ClientRequest) => {
		// An answer that is no answer: what comes after it would be another protocol.
		sent.once('upgrade', (upgrade: IncomingMessage, socket) => {
			socket.destroy();
			stream.destroy(switched(upgrade, address.origin, requestId));
		});
	});
	const body = await collectAnswer(stream, address.origin, requestId).catch((error: unknown) => {
		throw connection.isOpen ? connectionBroke(error, peer, requestId) : error;
	});
	if (response!.statusCode === 407 && peer.proxy !== undefined) {
		throw connectionError({code: 'ERR_PROXY_TUNNEL', statusCode: 407}, peer, requestId);
	}

	return {status: response!.statusCode, headers: response!.headers, body, requestId};
}

/** What broke an open connection, as an error of ours; those that are errors of ours already stay as they are. */
function connectionBroke(error: unknown, peer: ConnectionPeer, requestId: string): unknown {
	if (error instanceof ConnectionError) {
		return error;
	}

	const {name, code, message, event, cause} = error as Fault;
	return connectionError({name, code, message, event, cause, wasOpen: true}, peer, requestId);
}

/** Whether the connection of a request is open, and trusted if it is one of TLS. */
function watchConnection(stream: NodeJS.EventEmitter): {readonly isOpen: boolean} {
	const connection = {isOpen: false};
	const open = () => {
		connection.isOpen = true;
	};

	stream.once('request', (sent: ClientRequest) => {
		sent.once('socket', (socket: Socket & {readonly encrypted?: boolean; readonly secureConnecting?: boolean}) => {
			if (sent.reusedSocket || (socket.encrypted === true ? socket.secureConnecting === false : !socket.connecting)) {
				open();
			} else {
				socket.once(socket.encrypted === true ? 'secureConnect' : 'connect', open);
			}
		});
	});
	return connection;
}

/** A packet to a name server can be lost: it is sent again. The request's own time limit may end this sooner. */
const nameServicePatience = {patience: 2000, tries: 4};

function switched({statusCode}: IncomingMessage, origin: string, requestId: string): ConnectionError {
	return new ConnectionError(`${origin} does not answer as PhyCloud does.`, {
		reason: `It answered ${statusCode}, which switches to another protocol.`,
		remedy: 'Check that --url (or PHYCLOUD_URL) is a PhyCloud installation, with its path prefix if it has one.',
		requestId,
		mayHaveArrived: true,
		transient: false,
	});
}

function requestUrl(address: URL, {path, query = {}}: Request): URL {
	const url = new URL(address);
	url.pathname = address.pathname.replace(/\/$/, '') + path;
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) {
			url.searchParams.set(name, String(value));
		}
	}

	return url;
}

function phases(timeLimit: number) {
	return {
		lookup: timeLimit,
		connect: timeLimit,
		secureConnect: timeLimit,
		send: timeLimit,
		response: timeLimit,
		read: timeLimit,
		request: timeLimit,
	};
}
