import {writeFile} from 'node:fs/promises';
import {createServer} from 'node:https';
import {type AddressInfo} from 'node:net';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import test, {type ExecutionContext} from 'ava';
import {generate} from 'selfsigned';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {phyware} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '-o', 'json'];
const nothing = {keys: [], next_cursor: null};

/** An https server with a certificate of its own for a name, and the file of that certificate. */
async function secureServer(t: ExecutionContext, name: string): Promise<{port: number; caFile: string}> {
	const {private: key, cert} = await generate([{name: 'commonName', value: name}], {
		extensions: [
			{name: 'basicConstraints', cA: true},
			{name: 'subjectAltName', altNames: [{type: 2, value: name}]},
		],
	});
	const server = createServer({key, cert}, (_, response) => {
		response.setHeader('content-type', 'application/json').end(JSON.stringify(nothing));
	});
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

test('a certificate of an authority of one’s own is refused, and accepted with --ca-file', async (t) => {
	const {port, caFile} = await secureServer(t, 'localhost');
	const env = {PHYCLOUD_URL: `https://localhost:${port}`, PHYCLOUD_API_KEY: 'x'};
	const refused = await phyware(list, {env});
	t.is(refused.exitCode, 1);
	t.regex(refused.stderr, /certificate of https:\/\/localhost:\d+ is not trusted[\s\S]*--ca-file/);
	const accepted = await phyware([...list, '--ca-file', caFile], {env});
	t.is(accepted.stderr, '');
	t.is(accepted.exitCode, 0);
});

test('a certificate for another name is refused, also with --ca-file', async (t) => {
	const {port, caFile} = await secureServer(t, 'elsewhere.example');
	const env = {PHYCLOUD_URL: `https://localhost:${port}`, PHYCLOUD_API_KEY: 'x'};
	const {exitCode, stderr} = await phyware([...list, '--ca-file', caFile], {env});
	t.is(exitCode, 1);
	t.regex(stderr, /is not trusted/);
});

test('HTTP_PROXY is used for another host, with NO_PROXY respected, and never for this machine', async (t) => {
	const proxy = await hostileServer(t, answeringJson(200, nothing));
	const direct = await hostileServer(t, answeringJson(200, nothing));
	const through = async (url: string, more = {}) =>
		phyware([...list, '--allow-http', '--timeout', '3s'], {
			env: {PHYCLOUD_URL: url, PHYCLOUD_API_KEY: 'x', HTTP_PROXY: proxy.address.href, ...more},
		});
	const proxied = await through('http://phycloud.invalid');
	t.is(proxied.exitCode, 0, proxied.stderr);
	t.regex(proxy.requests[0]!, /^GET http:\/\/phycloud\.invalid\/v1\/tenants\/ten_abc123\/keys/);
	t.is((await through('http://phycloud.invalid', {NO_PROXY: 'phycloud.invalid'})).exitCode, 1);
	t.is((await through(direct.address.origin)).exitCode, 0);
	t.is(proxy.requests.length, 1);
	t.is(direct.requests.length, 1);
});

test('the credential goes to the address alone, as a bearer token', async (t) => {
	const elsewhere = await hostileServer(t, answeringJson(200, nothing));
	const server = await hostileServer(t, answeringJson(302, {}, {location: elsewhere.address.href}));
	const {exitCode} = await phyware(list, {
		env: {PHYCLOUD_URL: server.address.origin, PHYCLOUD_API_KEY: 'phk_live_canary'},
	});
	t.is(exitCode, 1);
	t.regex(server.requests[0]!, /^authorization: bearer phk_live_canary\r$/im);
	t.is(elsewhere.requests.length, 0);
});

test('an answer that grows beyond all bounds is refused, also one that is small while compressed', async (t) => {
	const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
	const {address} = await hostileServer(t, (socket) => {
		socket.write(
			`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.byteLength}\r\n\r\n`,
		);
		socket.end(bomb);
	});
	const {exitCode, stderr} = await phyware(list, {env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x'}});
	t.is(exitCode, 1);
	t.regex(stderr, /larger than 16 MiB/);
});
