import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Server, type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {type ExecutionContext} from 'ava';
import {type Ends, hasClosed, pour, type Toxic} from './toxics.js';

/** A request that went through, and what the server said; empty if it said nothing. */
type Passage = {readonly method: string; readonly request: Buffer; readonly answer: Buffer};

export type FaultProxy = {
	readonly address: URL;
	/** What went through so far, up to the server and back. */
	readonly passages: readonly Passage[];
	/** Each request meets the first of these toxics that applies to it and is not used up. */
	setToxics: (toxics: readonly Toxic[]) => Promise<void>;
	/** Resolves with the first request of a method that comes in from now on. */
	requested: (method: string) => Promise<void>;
	/** Resolves once nothing is on its way any more: what comes late has come. */
	idle: () => Promise<void>;
	close: () => Promise<void>;
};

export type ProxyOptions = {
	readonly toxics?: readonly Toxic[];
	/** Strips the idempotency key: the server behind behaves as one that knows of none. */
	readonly withoutIdempotency?: boolean;
};

/** A proxy in front of a server, over real sockets, that does to requests and answers what toxics say. It passes whole requests on, even of those who have stopped waiting, as gateways do. */
export async function faultProxy(
	t: Pick<ExecutionContext, 'teardown'>,
	to: URL,
	{toxics = [], withoutIdempotency = false}: ProxyOptions = {},
): Promise<FaultProxy> {
	const proxy = new TcpProxy(to, withoutIdempotency);
	await proxy.setToxics(toxics);
	t.teardown(async () => proxy.close());
	return proxy;
}

class TcpProxy implements FaultProxy {
	readonly passages: Passage[] = [];
	readonly #to: URL;
	readonly #withoutIdempotency: boolean;
	readonly #sockets = new Set<Socket>();
	readonly #underWay = new Set<Promise<void>>();
	readonly #requests = new EventTarget();
	readonly #methods = new Set<string>();
	#rules: Array<{readonly toxic: Toxic; left: number}> = [];
	#listener: Server | undefined;
	#port = 0;

	constructor(to: URL, withoutIdempotency: boolean) {
		this.#to = to;
		this.#withoutIdempotency = withoutIdempotency;
	}

	get address(): URL {
		return new URL(`http://127.0.0.1:${this.#port}`);
	}

	async setToxics(toxics: readonly Toxic[]): Promise<void> {
		this.#rules = toxics.map((toxic) => ({toxic, left: toxic.times ?? Infinity}));
		await this.#open();
	}

	async requested(method: string): Promise<void> {
		await once(this.#requests, method);
	}

	async idle(): Promise<void> {
		while (this.#underWay.size > 0) {
			await Promise.allSettled(this.#underWay);
		}
	}

	async close(): Promise<void> {
		this.#listener?.close();
		for (const socket of this.#sockets) {
			socket.destroy();
		}

		await Promise.allSettled(this.#underWay);
		this.#listener?.close();
	}

	#accept(client: Socket): void {
		let received = Buffer.alloc(0);
		this.#keep(client).on('data', (chunk: Buffer) => {
			received = Buffer.concat([received, chunk]);
			if (!isWhole(received)) {
				return;
			}

			this.#track(this.#exchange(client, received));
			received = Buffer.alloc(0);
		});
	}

	async #exchange(client: Socket, request: Buffer): Promise<void> {
		const method = request.toString('latin1').split(' ', 1)[0]!;
		const toxic = this.#choose(method);
		this.#requests.dispatchEvent(new Event(method));
		if (toxic?.kind === 'status' && (toxic.status === 429 || toxic.direction === 'upstream')) {
			if (toxic.status !== 429) {
				this.#track(this.#deliverLate(request, toxic));
			}

			const early = toxic.status === 429 ? errorAnswer : gatewayAnswer;
			await answerWith(early(toxic.status), {client, server: client}, {...toxic, direction: 'downstream'});
			return;
		}

		const server = this.#connect();
		const ends = {client, server};
		const answering = collect(server);
		if (toxic?.direction === 'upstream' && !deliversWhole.has(toxic.kind)) {
			// The server waits for the rest of a torn request as long as anybody could send it.
			client.once('close', () => {
				server.destroy();
			});
		}

		const sent = await pour(forServer(request, this.#withoutIdempotency), 'upstream', ends, toxic);
		const answer = sent ? forClient(await answering) : Buffer.alloc(0);
		this.passages.push({method, request, answer});
		if (answer.length > 0) {
			await answerWith(toxic?.kind === 'status' ? errorAnswer(toxic.status) : answer, ends, toxic);
		} else {
			client.destroy();
		}

		if (toxic?.kind === 'refuse') {
			await this.#refuse(toxic.milliseconds);
		}
	}

	async #deliverLate(request: Buffer, {milliseconds}: Toxic): Promise<void> {
		await delay(milliseconds);
		const server = this.#connect();
		server.write(forServer(request, this.#withoutIdempotency));
		await collect(server);
	}

	#choose(method: string): Toxic | undefined {
		this.#methods.add(method);
		const rule = this.#rules.find(
			({toxic, left}) =>
				left > 0 &&
				(toxic.method === undefined || toxic.method === method) &&
				(toxic.since === undefined || this.#methods.has(toxic.since)),
		);
		if (rule !== undefined) {
			rule.left--;
		}

		return rule?.toxic;
	}

	#connect(): Socket {
		return this.#keep(connect(Number(this.#to.port), this.#to.hostname));
	}

	#keep(socket: Socket): Socket {
		this.#sockets.add(socket);
		socket.setNoDelay(true);
		socket.on('error', () => undefined);
		socket.once('close', () => {
			this.#sockets.delete(socket);
		});
		return socket;
	}

	#track(work: Promise<void>): void {
		this.#underWay.add(work);
		void work.finally(() => {
			this.#underWay.delete(work);
		});
	}

	async #refuse(milliseconds: number | undefined): Promise<void> {
		this.#listener?.close();
		this.#listener = undefined;
		if (milliseconds === undefined) {
			return;
		}

		await delay(milliseconds);
		await this.#open();
	}

	/** Listens, on the same port as before. */
	async #open(): Promise<void> {
		while (this.#listener === undefined) {
			// Another process can have the port for a moment, for a connection of its own.
			const opened = await this.#listen().catch(() => undefined);
			if (opened === undefined) {
				await delay(10);
			} else {
				this.#listener = opened;
				this.#port = (opened.address() as AddressInfo).port;
			}
		}
	}

	async #listen(): Promise<Server> {
		const server = createServer((client) => {
			this.#accept(client);
		});
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(this.#port, '127.0.0.1', resolve);
		});
		return server;
	}
}

const deliversWhole: ReadonlySet<Toxic['kind']> = new Set(['latency', 'bandwidth', 'slicer', 'slow_close']);

function isWhole(received: Buffer): boolean {
	const text = received.toString('latin1');
	const head = text.indexOf('\r\n\r\n');
	const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
	return head !== -1 && received.length >= head + 4 + length;
}

/** A request as the server behind gets it: its answer ends where the connection does. */
function forServer(request: Buffer, withoutIdempotency: boolean): Buffer {
	const text = request.toString('latin1').replace(/^connection: .*$/im, 'connection: close');
	return Buffer.from(withoutIdempotency ? text.replace(/^idempotency-key: .*\r\n/im, '') : text, 'latin1');
}

async function collect(socket: Socket): Promise<Buffer> {
	const chunks: Buffer[] = [];
	socket.on('data', (chunk: Buffer) => {
		chunks.push(chunk);
	});
	await hasClosed(socket);
	return Buffer.concat(chunks);
}

/** An answer as the client gets it: if it says how long it is, the connection can be used again. */
function forClient(answer: Buffer): Buffer {
	const text = answer.toString('latin1');
	return Buffer.from(
		measured.test(text) ? text.replace(/^connection: .*$/im, 'Connection: keep-alive') : text,
		'latin1',
	);
}

const measured = /^content-length: \d+\r\n/im;

async function answerWith(answer: Buffer, ends: Ends, toxic: Toxic | undefined): Promise<void> {
	const text = answer.toString('latin1');
	const shown = toxic?.kind === 'truncate' ? text.replace(measured, '') : text;
	const goesOn = await pour(Buffer.from(shown, 'latin1'), 'downstream', ends, toxic);
	if (goesOn && !measured.test(shown)) {
		ends.client.end();
	}
}

/** The response of a PhyCloud in trouble. */
export function errorAnswer(status = 500): Buffer {
	const code = status === 429 ? 'RATE_LIMITED' : 'SERVER';
	const body = JSON.stringify({error: {code, message: 'It does not work just now.', request_id: 'of-the-proxy'}});
	return fault(status, 'application/json', body);
}

/** The response of a gateway that speaks instead of PhyCloud. */
function gatewayAnswer(status = 502): Buffer {
	return fault(status, 'text/html', `<html><body><h1>${status}</h1><hr>gateway</body></html>`);
}

function fault(status: number, type: string, body: string): Buffer {
	const head = [
		`HTTP/1.1 ${status} Fault`,
		`Content-Type: ${type}`,
		`Content-Length: ${body.length}`,
		'Connection: keep-alive',
	];
	return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
