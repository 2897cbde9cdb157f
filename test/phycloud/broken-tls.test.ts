import {readFile} from 'node:fs/promises';
import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Socket} from 'node:net';
import test, {type ExecutionContext} from 'ava';
import {Secret} from '../../source/core/secret.js';
import {createTransport} from '../../source/phycloud/transport.js';
import {secureServer} from '../helpers/secure-server.js';

/** A relay that passes bytes on until it is told to put noise into what the client gets. */
async function noisyRelay(t: ExecutionContext, port: number) {
	const clients: Socket[] = [];
	const server = createServer((client) => {
		const target = connect(port, '127.0.0.1');
		for (const socket of [client, target]) {
			socket.on('error', () => undefined);
		}

		clients.push(client);
		client.pipe(target).pipe(client);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.teardown(() => {
		server.close();
		for (const client of clients) {
			client.destroy();
		}
	});
	return {
		port: (server.address() as AddressInfo).port,
		disturb() {
			// A TLS record with data that is not encrypted.
			clients.at(-1)!.write(Buffer.from([0x17, 3, 3, 0, 32, ...Array.from({length: 32}, (_, index) => index)]));
		},
	};
}

test('what breaks TLS after a request was written may have carried it', async (t) => {
	const received: string[] = [];
	let onRequest = () => undefined as void;
	const {port, caFile} = await secureServer(t, (request) => {
		received.push(request.method!);
		onRequest();
	});
	const relay = await noisyRelay(t, port);
	onRequest = relay.disturb;
	const send = createTransport({
		address: new URL(`https://localhost:${relay.port}`),
		credential: new Secret('phk_live_x'),
		certificateAuthority: await readFile(caFile, 'utf8'),
		userAgent: 'test',
	});
	const error = await t.throwsAsync(send({method: 'POST', path: '/v1/x', body: {}}, 5000), {code: 'CONNECTION'});
	t.deepEqual(received, ['POST']);
	t.like(error, {mayHaveArrived: true, transient: true});
	t.regex(error.message, /broke before the response was complete/);
});

test('a certificate that is not trusted stops a request before it is sent', async (t) => {
	const received: string[] = [];
	const {port} = await secureServer(t, (request) => {
		received.push(request.method!);
	});
	const send = createTransport({
		address: new URL(`https://localhost:${port}`),
		credential: new Secret('phk_live_x'),
		userAgent: 'test',
	});
	const error = await t.throwsAsync(send({method: 'POST', path: '/v1/x', body: {}}, 5000), {code: 'CONNECTION'});
	t.deepEqual(received, []);
	t.like(error, {mayHaveArrived: false});
});
