import {inspect} from 'node:util';
import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {resolveProxy} from '../../source/phycloud/proxy.js';

const plain = new URL('http://phycloud.example:8000');
const secure = new URL('https://phycloud.example');

/** Values as people write them, and the URL that each means. */
const values: ReadonlyArray<readonly [value: string, url: string, place: string]> = [
	['http://proxy.example:3128', 'http://proxy.example:3128/', 'proxy.example:3128'],
	['http://proxy.example:3128/', 'http://proxy.example:3128/', 'proxy.example:3128'],
	['http://proxy.example:3128/path?query#part', 'http://proxy.example:3128/', 'proxy.example:3128'],
	['proxy.example:3128', 'http://proxy.example:3128/', 'proxy.example:3128'],
	['proxy.example', 'http://proxy.example/', 'proxy.example:80'],
	['10.0.0.1:3128', 'http://10.0.0.1:3128/', '10.0.0.1:3128'],
	['[2001:db8::1]:3128', 'http://[2001:db8::1]:3128/', '[2001:db8::1]:3128'],
	['HTTP://Proxy.Example:3128', 'http://proxy.example:3128/', 'proxy.example:3128'],
	['https://proxy.example', 'https://proxy.example/', 'proxy.example:443'],
	[' http://proxy.example:3128\n', 'http://proxy.example:3128/', 'proxy.example:3128'],
	['http://user:pass@proxy.example:3128', 'http://user:pass@proxy.example:3128/', 'proxy.example:3128'],
	['user:pass@proxy.example:3128', 'http://user:pass@proxy.example:3128/', 'proxy.example:3128'],
	['http://user@proxy.example:3128', 'http://user@proxy.example:3128/', 'proxy.example:3128'],
	['http://user:100%@proxy.example:3128', 'http://user:100%25@proxy.example:3128/', 'proxy.example:3128'],
	['http://user:100%25@proxy.example:3128', 'http://user:100%25@proxy.example:3128/', 'proxy.example:3128'],
	['http://user:%zz%41@proxy.example:3128', 'http://user:%25zzA@proxy.example:3128/', 'proxy.example:3128'],
	['http://user:%ff@proxy.example:3128', 'http://user:%25ff@proxy.example:3128/', 'proxy.example:3128'],
	['http://user:%C3%A4@proxy.example:3128', 'http://user:%C3%A4@proxy.example:3128/', 'proxy.example:3128'],
	['http://user:p@ss@proxy.example:3128', 'http://user:p%40ss@proxy.example:3128/', 'proxy.example:3128'],
	['http://user:a/b#c?d@proxy.example:3128', 'http://user:a%2Fb%23c%3Fd@proxy.example:3128/', 'proxy.example:3128'],
	[
		String.raw`http://corp\user:a:b@proxy.example:3128`,
		'http://corp%5Cuser:a%3Ab@proxy.example:3128/',
		'proxy.example:3128',
	],
	['http://user:\uD800@proxy.example:3128', 'http://user:%EF%BF%BD@proxy.example:3128/', 'proxy.example:3128'],
];

for (const [value, url, place] of values) {
	test(`the proxy ${JSON.stringify(value)} is understood`, (t) => {
		const proxy = resolveProxy(plain, {HTTP_PROXY: value});
		t.is(proxy?.url.reveal(), url);
		t.is(proxy?.place, place);
		t.is(proxy?.variable, 'HTTP_PROXY');
		t.is(proxy?.hasPassword, url.includes('@'));
		// What Node is given decodes without a fault.
		t.notThrows(() => decodeURIComponent(new URL(url).password));
	});
}

const unusable: ReadonlyArray<readonly [value: string, message: RegExp]> = [
	['socks5://proxy.example:1080', /^Unsupported kind of proxy in HTTP_PROXY: "socks5:\/\/"\.$/],
	['socks5h://user:canary@proxy.example:1080', /kind of proxy in HTTP_PROXY: "socks5h:\/\/"/],
	['SOCKS4://proxy.example', /kind of proxy in HTTP_PROXY: "socks4:\/\/"/],
	['ftp://proxy.example', /kind of proxy in HTTP_PROXY: "ftp:\/\/"/],
	['http://[bad', /is not a URL\.$/],
	['http://', /is not a URL\.$/],
	['http://user:canary@', /is not a URL\.$/],
	['http://user:canary@proxy.example:99999', /is not a URL\.$/],
	['http://user:canary@proxy example:3128', /is not a URL\.$/],
	[String.raw`http://user:canary@a\b`, /is not a URL\.$/],
	['http:///', /is not a URL\.$/],
	[':3128', /is not a URL\.$/],
	['"http://user:canary@proxy.example:3128"', /is in quotes\.$/],
	["'proxy.example'", /is in quotes\.$/],
];

for (const [value, message] of unusable) {
	test(`the proxy ${JSON.stringify(value)} is refused before anything is sent, without its password`, (t) => {
		const error = t.throws<PhywareError>(() => resolveProxy(plain, {HTTP_PROXY: value}), {
			instanceOf: PhywareError,
			code: 'VALIDATION',
			message,
		});
		t.regex(error.remedy!, /HTTP_PROXY.*phycloud\.example to NO_PROXY/);
		t.notRegex(inspect(error).replaceAll(/^ {4}at .*$/gm, ''), /canary/);
	});
}

/** Environments, and the variable that counts for an http and for an https URL. */
const environments: ReadonlyArray<
	readonly [environment: Readonly<Record<string, string>>, http?: string | undefined, https?: string]
> = [
	[{}],
	[{http_proxy: 'a', HTTP_PROXY: 'b'}, 'http_proxy'],
	[{HTTP_PROXY: 'b'}, 'HTTP_PROXY'],
	[{https_proxy: 'a', HTTPS_PROXY: 'b'}, undefined, 'https_proxy'],
	[{HTTPS_PROXY: 'b', http_proxy: 'a'}, 'http_proxy', 'HTTPS_PROXY'],
	[{all_proxy: 'a', ALL_PROXY: 'b'}, 'all_proxy', 'all_proxy'],
	[{ALL_PROXY: 'b', https_proxy: 'a'}, 'ALL_PROXY', 'https_proxy'],
	[{http_proxy: '', HTTP_PROXY: ' ', ALL_PROXY: 'b'}, 'ALL_PROXY', 'ALL_PROXY'],
	[{ALL_PROXY: 'b', NO_PROXY: 'phycloud.example:443'}, 'ALL_PROXY'],
	[{ALL_PROXY: 'b', no_proxy: 'other.example', NO_PROXY: '*'}, 'ALL_PROXY', 'ALL_PROXY'],
	[{ALL_PROXY: 'b', no_proxy: '', NO_PROXY: '*'}],
	[{ALL_PROXY: 'socks5://a', NO_PROXY: 'phycloud.example'}],
];

for (const [environment, http, https] of environments) {
	test(`${JSON.stringify(environment)} names the proxy that curl would take`, (t) => {
		t.is(resolveProxy(plain, environment)?.variable, http);
		t.is(resolveProxy(secure, environment)?.variable, https);
	});
}

test("a proxy's password is not printed by accident", (t) => {
	const proxy = resolveProxy(plain, {http_proxy: 'http://user:canary@proxy.example'});
	t.notRegex(`${inspect(proxy, {depth: Infinity, showHidden: true})}${JSON.stringify(proxy)}`, /canary/);
});
