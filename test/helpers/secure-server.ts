import {writeFile} from 'node:fs/promises';
import {type RequestListener} from 'node:http';
import {createServer, type ServerOptions} from 'node:https';
import {type AddressInfo} from 'node:net';
import path from 'node:path';
import {type ExecutionContext} from 'ava';
import {generate} from 'selfsigned';
import {temporaryFolder} from './temporary-folder.js';

export type SecureServer = {
	readonly port: number;
	/** The PEM file of its certificate, which is its own authority. */
	readonly caFile: string;
};

// Two authorities of one name would be taken for each other.
let count = 0;

/** An https server on loopback, with a certificate of its own for a name; `options` come before that certificate. */
export async function secureServer(
	t: ExecutionContext,
	listener: RequestListener,
	name = 'localhost',
	options: ServerOptions = {},
): Promise<SecureServer> {
	const {private: key, cert} = await generate([{name: 'commonName', value: `server ${count++}`}], {
		extensions: [
			{name: 'basicConstraints', cA: true},
			{name: 'subjectAltName', altNames: [{type: 2, value: name}]},
		],
	});
	const server = createServer({key, cert, ...options}, listener);
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	t.teardown(() => {
		server.closeAllConnections();
		server.close();
	});
	const caFile = path.join(temporaryFolder(), 'ca.pem');
	await writeFile(caFile, cert);
	return {port: (server.address() as AddressInfo).port, caFile};
}
