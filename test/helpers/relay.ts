import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {type ExecutionContext} from 'ava';
import {type HostileServer, hostileServer} from './hostile.js';

/** A request that the server behind has answered: whatever it does is done, and the answer is in our hands. */
export type Exchange = {
	/** The connection on which the client waits. */
	readonly socket: Socket;
	readonly method: string;
	readonly request: string;
	/** What the server said, byte for byte. */
	readonly answer: Buffer;
};

export type RelayOptions = {
	/** What becomes of an answer: `deliver` hands it on. */
	readonly onAnswer?: (exchange: Exchange) => void;
	/** What the server behind gets to see of a request. */
	readonly onRequest?: ((request: string) => string) | undefined;
};

/** A relay in front of a server, over real sockets: it decides what becomes of each answer. */
export async function relay(
	t: ExecutionContext,
	to: URL,
	{onAnswer = deliver, onRequest = (request) => request}: RelayOptions = {},
): Promise<HostileServer> {
	const pass = async (socket: Socket, request: string) => {
		try {
			const answer = await ask(to, onRequest(request));
			onAnswer({socket, method: request.split(' ', 1)[0]!, request, answer});
		} catch {
			// The server behind has gone, as it does when a test ends.
			socket.destroy();
		}
	};

	return hostileServer(t, (socket, request) => {
		void pass(socket, request);
	});
}

/** Hands an answer on as it is. */
export function deliver({socket, answer}: Exchange): void {
	socket.end(answer);
}

/** Makes a server that honors idempotency keys one that does not know them. */
export function withoutIdempotency(request: string): string {
	return request.replace(/^idempotency-key: .*\r\n/im, '');
}

/** The secret in the answer to a create. */
export function secretIn({answer}: Pick<Exchange, 'answer'>): string {
	return /"secret":"([^"]+)"/.exec(answer.toString())![1]!;
}

async function ask(to: URL, request: string): Promise<Buffer> {
	const socket = connect(Number(to.port), to.hostname);
	// The answer ends where the connection does.
	socket.write(Buffer.from(request.replace(/^connection: .*$/im, 'connection: close'), 'latin1'));
	const chunks: Buffer[] = [];
	socket.on('data', (chunk: Buffer) => {
		chunks.push(chunk);
	});
	await once(socket, 'close');
	return Buffer.concat(chunks);
}
