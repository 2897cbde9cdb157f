import {readFile, writeFile} from 'node:fs/promises';
import {createServer, type RequestListener} from 'node:http';
import {type AddressInfo} from 'node:net';
import path from 'node:path';
import test from 'ava';
import {generate} from 'selfsigned';
import {phyware} from '../helpers/run.js';
import {secureServer} from '../helpers/secure-server.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '-o', 'json'];
const answerNothing: RequestListener = (_, response) => {
	response.setHeader('content-type', 'application/json').end(JSON.stringify({keys: [], next_cursor: null}));
};

const ask = async (url: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
	phyware([...list, ...more], {env: {PHYCLOUD_URL: url, PHYCLOUD_API_KEY: 'x', ...env}});

test('--ca-file adds to what NODE_EXTRA_CA_CERTS has', async (t) => {
	const [one, other] = [await secureServer(t, answerNothing), await secureServer(t, answerNothing)];
	const env = {NODE_EXTRA_CA_CERTS: one.caFile};
	for (const {port} of [one, other]) {
		const {exitCode, stderr} = await ask(`https://localhost:${port}`, ['--ca-file', other.caFile], env);
		t.is(exitCode, 0, stderr);
	}
});

const linuxTest = process.platform === 'linux' ? test : test.skip;

linuxTest("the system's store is looked at where Node's roots do not do, with and without --ca-file", async (t) => {
	const server = await secureServer(t, answerNothing);
	const other = await secureServer(t, answerNothing);
	// OpenSSL's variable names another file in the place of the system's.
	const env = {SSL_CERT_FILE: server.caFile};
	for (const more of [[], ['--ca-file', other.caFile]]) {
		const {exitCode, stderr} = await ask(`https://localhost:${server.port}`, more, env);
		t.is(exitCode, 0, stderr);
	}
});

/** A client certificate, and a server that demands it. */
async function demanding(t: Parameters<typeof secureServer>[0]) {
	const {cert, private: key} = await generate([{name: 'commonName', value: 'client'}], {
		extensions: [{name: 'basicConstraints', cA: true}],
	});
	const folder = temporaryFolder();
	const files = {
		cert: path.join(folder, 'cert.pem'),
		key: path.join(folder, 'key.pem'),
		both: path.join(folder, 'both'),
	};
	await Promise.all([writeFile(files.cert, cert), writeFile(files.key, key), writeFile(files.both, `${key}\n${cert}`)]);
	let seen = '';
	const server = await secureServer(
		t,
		(request, response) => {
			const {subject} = (
				request.socket as unknown as {getPeerCertificate: () => {subject: {CN: string}}}
			).getPeerCertificate();
			seen = subject.CN;
			answerNothing(request, response);
		},
		'localhost',
		{requestCert: true, rejectUnauthorized: true, ca: cert},
	);
	return {files, url: `https://localhost:${server.port}`, caFile: server.caFile, seen: () => seen};
}

test('a client certificate opens a server that demands one, its key in a file of its own or in the same', async (t) => {
	const {files, url, caFile, seen} = await demanding(t);
	for (const more of [
		['--cert', files.cert, '--key', files.key],
		['--cert', files.both],
	]) {
		const {exitCode, stderr} = await ask(url, ['--ca-file', caFile, ...more]);
		t.is(exitCode, 0, stderr);
		t.is(seen(), 'client');
	}

	const without = await ask(url, ['--ca-file', caFile, '--timeout', '2s']);
	t.is(without.exitCode, 1);
	t.false(without.stderr.includes(await readFile(files.key, 'utf8')));
});

test('a server for plain http is named where https was given', async (t) => {
	const server = createServer(answerNothing);
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	t.teardown(() => server.close());
	const {port} = server.address() as AddressInfo;
	const {exitCode, stderr} = await ask(`https://localhost:${port}`);
	t.is(exitCode, 1);
	t.regex(stderr, /does not speak https\.[\s\S]*--url http:\/\/localhost:/);
});
