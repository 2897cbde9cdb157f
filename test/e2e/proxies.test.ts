import {connect} from 'node:net';
import test from 'ava';
import {answering, answeringJson, type Behavior, hostileServer} from '../helpers/hostile.js';
import {phyware} from '../helpers/run.js';
import {secureServer} from '../helpers/secure-server.js';

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '-o', 'json'];
const nothing = {keys: [], next_cursor: null};
const plain = 'http://phycloud.invalid';
const secure = 'https://phycloud.invalid';

const throughProxy = async (url: string, env: Readonly<Record<string, string>>, more: readonly string[] = []) =>
	phyware([...list, '--allow-http', ...more], {env: {PHYCLOUD_URL: url, PHYCLOUD_API_KEY: 'x', ...env}});

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

test('the user name and password of a proxy are sent to it, decoded where they can be', async (t) => {
	const proxy = await hostileServer(t, answeringJson(200, nothing));
	const {exitCode, stderr} = await throughProxy(plain, {http_proxy: `user:100%@${proxy.address.host}`});
	t.is(exitCode, 0, stderr);
	const [, basic] = /^proxy-authorization: basic (.*)\r$/im.exec(proxy.requests[0]!)!;
	t.is(Buffer.from(basic!, 'base64').toString(), 'user:100%');
});

/** Answers CONNECT as a proxy does, and joins the connection to a port of this machine. */
const tunnel =
	(port: number): Behavior =>
	(socket) => {
		const target = connect(port, '127.0.0.1', () => {
			socket.removeAllListeners('data');
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			socket.pipe(target).pipe(socket);
		});
		target.on('error', () => {
			socket.destroy();
		});
	};

test('https goes through a tunnel, in which the proxy sees no credential', async (t) => {
	const {port, caFile} = await secureServer(
		t,
		(_, response) => {
			response.setHeader('content-type', 'application/json').end(JSON.stringify(nothing));
		},
		'phycloud.invalid',
	);
	const proxy = await hostileServer(t, tunnel(port));
	const {exitCode, stderr} = await throughProxy(secure, {HTTPS_PROXY: proxy.address.host}, ['--ca-file', caFile]);
	t.is(exitCode, 0, stderr);
	t.regex(proxy.requests[0]!, /^CONNECT phycloud\.invalid:443 /);
	t.notRegex(proxy.requests.join(''), /bearer/i);
});

const refusals: ReadonlyArray<readonly [url: string, status: number, message: RegExp]> = [
	[plain, 407, /The proxy 127\.0\.0\.1:\d+ requires a user name and password\.[\s\S]*ALL_PROXY/],
	[secure, 407, /The proxy 127\.0\.0\.1:\d+ requires a user name and password\.[\s\S]*ALL_PROXY/],
	[secure, 403, /The proxy 127\.0\.0\.1:\d+ refused the connection to https:\/\/phycloud\.invalid\./],
	[secure, 502, /The proxy 127\.0\.0\.1:\d+ could not connect to https:\/\/phycloud\.invalid\./],
];

for (const [url, status, message] of refusals) {
	test(`a proxy that answers ${status} for ${url} is named, with its variable`, async (t) => {
		const proxy = await hostileServer(t, answering({status}));
		const {exitCode, stderr} = await throughProxy(url, {ALL_PROXY: proxy.address.href});
		t.is(exitCode, 1);
		t.regex(stderr, message);
		t.is(proxy.requests.length, 1);
	});
}

for (const url of [plain, secure]) {
	test(`a proxy that is not there is named for ${url}, and not the address of PhyCloud`, async (t) => {
		const {exitCode, stderr} = await throughProxy(url, {ALL_PROXY: 'http://127.0.0.1:9'});
		t.is(exitCode, 1);
		t.regex(stderr, /Nothing answers at the proxy 127\.0\.0\.1:9\.[\s\S]*Check ALL_PROXY/);
	});

	test(`a proxy of another kind is refused for ${url} before anything is sent`, async (t) => {
		const proxy = await hostileServer(t, answeringJson(200, nothing));
		const {exitCode, stderr} = await throughProxy(url, {ALL_PROXY: `socks5://user:canary@${proxy.address.host}`});
		t.is(exitCode, 4);
		t.regex(stderr, /ALL_PROXY: \\"socks5:\/\/\\"[\s\S]*Only http:\/\/ and https:\/\/ proxies are supported/);
		t.notRegex(stderr, /canary/);
		t.is(proxy.requests.length, 0);
	});
}
