import {type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';

/**
Faults of a connection, by Toxiproxy's names, and by our own where it has none.

- `latency`: the bytes from `at` on come `milliseconds` late.
- `bandwidth`: they come at `bytes` a millisecond.
- `slicer`: they come in pieces of `bytes`, `milliseconds` apart.
- `limit_data`: there the connection is closed.
- `slow_close`: there this direction is closed; the other one `milliseconds` later.
- `timeout`: there nothing goes on, and `milliseconds` later the connection is closed.
- `reset_peer`: there the connection is reset.
- `drop`: what comes from there on is swallowed, and the connection stays open.
- `refuse`: there the connection is reset, and none is accepted for `milliseconds`; until the toxics change, if left out.
- `truncate`: an answer is cut there, and nothing in its head tells how long it would be.
- `garbage`: from there on, every byte is another.
- `status`: the answer is one with the error `status`, cut at `at`. Downstream a 5xx comes after the server has done its work; upstream it comes at once, as from a gateway without patience, and the server gets the request `milliseconds` later. A 429 comes without that the server is asked.
*/
type ToxicKind =
	| 'bandwidth'
	| 'drop'
	| 'garbage'
	| 'latency'
	| 'limit_data'
	| 'refuse'
	| 'reset_peer'
	| 'slicer'
	| 'slow_close'
	| 'status'
	| 'timeout'
	| 'truncate';

export type Toxic = {
	readonly kind: ToxicKind;
	/** `upstream` acts on requests, `downstream` on answers. */
	readonly direction: 'upstream' | 'downstream';
	/** The first byte that it touches; behind the last one it acts at the end. */
	readonly at: number;
	/** The only method of requests that it acts on. */
	readonly method?: string;
	/** It starts with the first request of this method. */
	readonly since?: string;
	/** How many requests it acts on; all if left out. */
	readonly times?: number;
	readonly milliseconds?: number;
	readonly bytes?: number;
	readonly status?: number;
};

/** The two connections of an exchange. */
export type Ends = {readonly client: Socket; readonly server: Socket};

/** Sends the bytes of one direction as a toxic has it. Resolves with whether the exchange goes on. */
export async function pour(
	bytes: Buffer,
	direction: Toxic['direction'],
	ends: Ends,
	toxic: Toxic | undefined,
): Promise<boolean> {
	const [from, to] = direction === 'upstream' ? [ends.client, ends.server] : [ends.server, ends.client];
	if (toxic?.direction !== direction) {
		await send(to, bytes);
		return true;
	}

	await send(to, bytes.subarray(0, toxic.at));
	return acts[toxic.kind](bytes.subarray(toxic.at), {...ends, from, to}, toxic);
}

type Way = Ends & {readonly from: Socket; readonly to: Socket};

/** What becomes of the bytes that a toxic touches, and whether the exchange goes on. */
type Act = (rest: Buffer, way: Way, toxic: Toxic) => Promise<boolean>;

const acts: Readonly<Record<Toxic['kind'], Act>> = {
	async latency(rest, {to}, {milliseconds}) {
		await delay(milliseconds);
		await send(to, rest);
		return true;
	},

	async bandwidth(rest, {to}, {bytes = 1}) {
		await sendInPieces(to, rest, {size: bytes * tick, milliseconds: tick});
		return true;
	},

	async slicer(rest, {to}, {bytes = 1, milliseconds = 0}) {
		await sendInPieces(to, rest, {size: bytes, milliseconds});
		return true;
	},

	async garbage(rest, {to}) {
		await send(to, garbled(rest));
		return true;
	},

	async drop(rest, {client, server}) {
		if (rest.length > 0) {
			await hasClosed(client);
			server.destroy();
		}

		return rest.length === 0;
	},

	async status(rest, {to}) {
		if (rest.length > 0) {
			to.end();
		}

		return rest.length === 0;
	},

	limit_data: close,
	truncate: close,

	async slow_close(_, {to, client}, {milliseconds, direction}) {
		to.end();
		await delay(milliseconds);
		if (direction === 'upstream') {
			return true;
		}

		client.destroy();
		return false;
	},

	async timeout(rest, way, toxic) {
		await delay(toxic.milliseconds);
		return close(rest, way);
	},

	reset_peer: reset,
	refuse: reset,
};

async function close(_: Buffer, {from, to}: Way): Promise<boolean> {
	to.end();
	from.destroy();
	return false;
}

async function reset(_: Buffer, {from, to}: Way): Promise<boolean> {
	// Where bytes and the reset come at once, libuv may tell of the end of the stream instead (on Node 22 it does).
	await delay(5);
	to.resetAndDestroy();
	from.resetAndDestroy();
	return false;
}

/** Milliseconds between the portions of what comes slowly. */
const tick = 10;

async function sendInPieces(
	to: Socket,
	bytes: Buffer,
	{size, milliseconds}: {readonly size: number; readonly milliseconds: number},
): Promise<void> {
	for (let start = 0; start < bytes.length; start += size) {
		await send(to, bytes.subarray(start, start + size));
		await delay(milliseconds);
	}
}

/** Writes bytes, if the connection is still open. */
async function send(to: Socket, bytes: Buffer): Promise<void> {
	if (bytes.length === 0 || !to.writable) {
		return;
	}

	await new Promise<void>((resolve) => {
		to.write(bytes, () => {
			resolve();
		});
	});
}

export async function hasClosed(socket: Socket): Promise<void> {
	if (!socket.closed) {
		await new Promise((resolve) => {
			socket.once('close', resolve);
		});
	}
}

/** Other bytes, always the same ones, each with its highest bit turned: no text of a protocol is left. */
function garbled(bytes: Buffer): Buffer {
	return Buffer.from(bytes.map((byte, index) => byte ^ 0x80 ^ ((index * 37) % 0x80)));
}
