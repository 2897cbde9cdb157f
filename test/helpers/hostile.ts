import {createServer, type Server, type Socket, type AddressInfo} from 'node:net';
import {type ExecutionContext} from 'ava';

/** What a hostile server does with a connection once a whole request has come in. */
export type Behavior = (socket: Socket, request: string) => void;

export type HostileServer = {
	readonly address: URL;
	/** Every request that came, as it was on the wire. */
	readonly requests: readonly string[];
};

/** A server over a real socket that answers as it is told, byte for byte. */
export async function hostileServer(t: ExecutionContext, behave: Behavior): Promise<HostileServer> {
	const requests: string[] = [];
	const sockets = new Set<Socket>();
	const server: Server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => {
			sockets.delete(socket);
		});
		socket.on('error', () => undefined);
		let received = '';
		socket.on('data', (chunk) => {
			received += chunk.toString('latin1');
			if (!isComplete(received)) {
				return;
			}

			const request = received;
			received = '';
			requests.push(request);
			behave(socket, request);
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	t.teardown(async () => {
		for (const socket of sockets) {
			socket.destroy();
		}

		await new Promise((resolve) => {
			server.close(resolve);
		});
	});
	return {address: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), requests};
}

function isComplete(received: string): boolean {
	const head = received.indexOf('\r\n\r\n');
	const length = Number(/^content-length: (\d+)/im.exec(received)?.[1] ?? 0);
	return head !== -1 && received.length >= head + 4 + length;
}

export type RawAnswer = {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
};

/** An HTTP answer on the wire, with the length of its body. */
export function rawAnswer({status, headers = {}, body = ''}: RawAnswer): Buffer {
	const bytes = Buffer.from(body);
	const lines = Object.entries({'content-length': String(bytes.byteLength), connection: 'close', ...headers}).map(
		([name, value]) => `${name}: ${value}\r\n`,
	);
	return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`), bytes]);
}

/** Answers every request alike. */
export function answering(answer: RawAnswer): Behavior {
	return (socket) => {
		socket.end(rawAnswer(answer));
	};
}

/** Answers every request with JSON. */
export function answeringJson(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Behavior {
	return answering({status, headers: {'content-type': 'application/json', ...headers}, body: JSON.stringify(body)});
}

/** A tenant without keys, until one is created: what is asked before a create is answered honestly. */
export function onCreate(behave: Behavior): Behavior {
	const honest = answeringJson(200, {keys: [], next_cursor: null});
	return (socket, request) => {
		(request.startsWith('POST ') ? behave : honest)(socket, request);
	};
}
