import {createServer, type Server} from 'node:http';
import {type AddressInfo} from 'node:net';
import dns from 'node:dns';
import test from 'ava';
import {Secret} from '../../source/core/secret.js';
import {createTransport} from '../../source/phycloud/transport.js';

async function listen(server: Server, host: string): Promise<number> {
	await new Promise<void>((resolve) => {
		server.listen(0, host, resolve);
	});
	return (server.address() as AddressInfo).port;
}

for (const name of ['localhost', 'phycloud.localhost', 'no.such.name.localhost']) {
	for (const host of ['127.0.0.1', '::1']) {
		test.serial(
			`a name below localhost leads to this machine (${name} to ${host}), and no name service is asked`,
			async (t) => {
				const server = createServer((_, response) => {
					response.end('{}');
				});
				const port = await listen(server, host);
				t.teardown(() => {
					server.close();
					server.closeAllConnections();
				});
				const {lookup} = dns;
				dns.lookup = (() => {
					throw new Error('The name service was asked.');
				}) as unknown as typeof lookup;
				try {
					const send = createTransport({
						address: new URL(`http://${name}:${port}`),
						credential: new Secret('x'),
						userAgent: 'test',
					});
					t.is((await send({method: 'GET', path: '/'}, 5000)).status, 200);
				} finally {
					dns.lookup = lookup;
				}
			},
		);
	}
}
