import {type RequestListener} from 'node:http';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {phyware} from '../helpers/run.js';
import {secureServer} from '../helpers/secure-server.js';

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '-o', 'json'];
const nothing = {keys: [], next_cursor: null};
const answerNothing: RequestListener = (_, response) => {
	response.setHeader('content-type', 'application/json').end(JSON.stringify(nothing));
};

test('a certificate of an authority of one’s own is refused, and accepted with --ca-file', async (t) => {
	const {port, caFile} = await secureServer(t, answerNothing, 'localhost');
	const env = {PHYCLOUD_URL: `https://localhost:${port}`, PHYCLOUD_API_KEY: 'x'};
	const refused = await phyware(list, {env});
	t.is(refused.exitCode, 1);
	t.regex(refused.stderr, /certificate of https:\/\/localhost:\d+ is self-signed and not trusted[\s\S]*--ca-file/);
	const accepted = await phyware([...list, '--ca-file', caFile], {env});
	t.is(accepted.stderr, '');
	t.is(accepted.exitCode, 0);
});

test('a certificate for another name is refused, also with --ca-file', async (t) => {
	const {port, caFile} = await secureServer(t, answerNothing, 'elsewhere.example');
	const env = {PHYCLOUD_URL: `https://localhost:${port}`, PHYCLOUD_API_KEY: 'x'};
	const {exitCode, stderr} = await phyware([...list, '--ca-file', caFile], {env});
	t.is(exitCode, 1);
	t.regex(stderr, /is for another host name/);
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
