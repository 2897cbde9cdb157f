import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {type AddressInfo} from 'node:net';
import {text as textOf} from 'node:stream/consumers';
import {type ExecutionContext} from 'ava';
import {type Answered} from './creating.js';
import {page, refusalReply} from './replies.js';
import {answer, type Asked} from './routing.js';
import {KeyStore} from './store.js';
import {type Reply, type Variant} from './variant.js';

/** What becomes of a create or its answer. */
export type Loss =
	/** The connection closes without an answer. */
	| {readonly kind: 'closed'}
	/** Nothing was carried out: a gateway in between answered with a page of its own. */
	| {readonly kind: 'gateway'}
	/** The body ends early: `short` of its stated length, or with a length that fits, so that only the JSON does not close. */
	| {readonly kind: 'cut'; readonly at: (body: string, secret: string) => number; readonly short?: boolean};

export type SeenRequest = {readonly method: string; readonly path: string; readonly status: number};

export type HonestServer = {
	readonly address: URL;
	readonly variant: Variant;
	readonly store: KeyStore;
	/** What was asked, and answered with which status; 0 for none. */
	readonly seen: readonly SeenRequest[];
	/** Loses the answers to the next creates, or the creates. */
	readonly lose: (count: number, loss: Loss) => void;
	/** Called when a create has been carried out, before it is answered. */
	onCreated: (() => void) | undefined;
	/** Holds creates back, not carried out, until they are released; a repeated one is told that the first is still under way. */
	readonly hold: () => Held;
};

export type Held = {
	/** Settles once a create has arrived. */
	readonly arrived: Promise<void>;
	/** Carries out what was held. */
	readonly release: () => void;
};

/** An honest server on loopback for one test, closed when the test ends. */
export async function honestServer(
	t: ExecutionContext,
	variant: Variant,
	now: () => Date = () => new Date(),
): Promise<HonestServer> {
	const store = new KeyStore(variant, now);
	const answered: Answered = new Map();
	const seen: SeenRequest[] = [];
	let losses: {left: number; readonly loss: Loss} | undefined;
	let held: Hold | undefined;

	const replyTo = async (asked: Asked): Promise<Reply> => {
		if (asked.method === 'POST' && losses?.loss.kind === 'gateway' && losses.left-- > 0) {
			return page(200);
		}

		if (asked.method === 'POST' && held !== undefined && !(await held.admit(asked.headers['idempotency-key']))) {
			return refusalReply(409, 'IN_PROGRESS', 'The same request is still in progress');
		}

		const reply = answer(variant, store, answered, asked);
		return variant.out?.(reply) ?? reply;
	};

	const server = createServer((request, response) => {
		void (async () => {
			const asked = await readRequest(request).catch(() => undefined);
			if (asked === undefined) {
				// The client has gone.
				return;
			}

			const reply = await replyTo(asked);
			const isMade = asked.method === 'POST' && reply.status < 300 && losses?.loss.kind !== 'gateway';
			const loss = isMade && losses !== undefined && losses.left-- > 0 ? losses.loss : undefined;
			seen.push({method: asked.method, path: request.url!, status: loss === undefined ? reply.status : 0});
			if (isMade) {
				honest.onCreated?.();
			}

			response.sendDate = variant.hasDate ?? true;
			send(response, reply, loss, store.rows.at(-1)?.secret ?? '');
		})();
	});
	const port = await portOf(server, t);
	const honest: HonestServer = {
		address: new URL(`http://127.0.0.1:${port}${variant.prefix ?? ''}`),
		variant,
		store,
		seen,
		onCreated: undefined,
		lose(count, loss) {
			losses = {left: count, loss};
		},
		hold() {
			held = new Hold(() => {
				held = undefined;
			});
			return held;
		},
	};
	return honest;
}

/** Creates that wait until they are released. */
class Hold implements Held {
	readonly #arrival = Promise.withResolvers<void>();
	readonly #end = Promise.withResolvers<void>();
	readonly #busy = new Set<unknown>();

	readonly #onRelease: () => void;

	constructor(onRelease: () => void) {
		this.#onRelease = onRelease;
	}

	get arrived(): Promise<void> {
		return this.#arrival.promise;
	}

	readonly release = (): void => {
		this.#onRelease();
		this.#end.resolve();
	};

	/** Resolves once a create may be carried out; with `false` for one that is still under way. */
	async admit(idempotencyKey: unknown): Promise<boolean> {
		if (this.#busy.has(idempotencyKey)) {
			return false;
		}

		this.#busy.add(idempotencyKey);
		this.#arrival.resolve();
		await this.#end.promise;
		this.#busy.delete(idempotencyKey);
		return true;
	}
}

/** Listens on loopback until the test ends. */
async function portOf(server: Server, t: ExecutionContext): Promise<number> {
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	t.teardown(() => {
		server.close();
		server.closeAllConnections();
	});
	return (server.address() as AddressInfo).port;
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
	const {pathname, searchParams} = new URL(request.url!, 'http://server');
	return {
		method: request.method!,
		path: pathname,
		query: searchParams,
		headers: request.headers,
		body: await textOf(request),
	};
}

function send(response: ServerResponse, reply: Reply, loss: Loss | undefined, secret: string): void {
	if (loss?.kind === 'closed') {
		response.destroy();
		return;
	}

	const cut = loss?.kind === 'cut' ? loss : undefined;
	const {status, body, type = typeof body === 'string' ? 'text/plain' : 'application/json', headers} = reply;
	const whole = bytesOf(body);
	const sent = cut === undefined ? whole : whole.subarray(0, cut.at(whole.toString('latin1'), secret));
	response.writeHead(status, {
		...(body !== undefined && {'content-type': type}),
		...(status !== 204 && status !== 304 && {'content-length': cut?.short ? whole.length : sent.length}),
		...headers,
	});
	if (cut?.short) {
		response.write(sent, () => {
			response.destroy();
		});
	} else {
		response.end(sent);
	}
}

function bytesOf(body: unknown): Buffer {
	if (body === undefined) {
		return Buffer.alloc(0);
	}

	return Buffer.from(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
}
