import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {defaultAddress, parseAddress} from '../../source/config/address.js';

const accepted: ReadonlyArray<readonly [text: string, href: string]> = [
	[defaultAddress, 'http://localhost:8000/'],
	['https://phycloud.example', 'https://phycloud.example/'],
	['https://phycloud.example:8443', 'https://phycloud.example:8443/'],
	['https://phycloud.example/phycloud', 'https://phycloud.example/phycloud'],
	['https://phycloud.example/a/b/', 'https://phycloud.example/a/b/'],
	['HTTPS://PhyCloud.Example/Path', 'https://phycloud.example/Path'],
	['https://10.0.0.1', 'https://10.0.0.1/'],
	['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443/'],
	['http://localhost', 'http://localhost/'],
	['http://LOCALHOST:8000', 'http://localhost:8000/'],
	['http://dev.localhost:8000', 'http://dev.localhost:8000/'],
	['http://127.0.0.1:8000/prefix', 'http://127.0.0.1:8000/prefix'],
	['http://127.255.255.254', 'http://127.255.255.254/'],
	['http://127.1', 'http://127.0.0.1/'],
	['http://2130706433', 'http://127.0.0.1/'],
	['http://[::1]:8000', 'http://[::1]:8000/'],
	['http://[0:0:0:0:0:0:0:1]', 'http://[::1]/'],
	['https://phycloud.example\n', 'https://phycloud.example/'],
	[' \thttps://phycloud.example/p \r\n', 'https://phycloud.example/p'],
	['\uFEFFhttps://phycloud.example', 'https://phycloud.example/'],
];

for (const [text, href] of accepted) {
	test(`${JSON.stringify(text)} is an address that credentials may be sent to`, (t) => {
		t.is(parseAddress(text, false).href, href);
	});
}

const refused: ReadonlyArray<readonly [why: RegExp, texts: readonly string[]]> = [
	[
		/is not a URL\.$/,
		['', ' ', 'phycloud.example', '/v1', 'http://', 'https://a b', 'http://localhost:99999', 'http://[::1'],
	],
	[
		/is not a URL\.$/,
		['https://phycloud\n.example', 'https://phycloud.example/a\tb', 'https://phycloud.example\u0000', '"', "'"],
	],
	[/^The URL is in quotes\.$/, ['"https://phycloud.example"', "'https://phycloud.example'\n", '“https://user:pass@x”']],
	[
		/is not an http or https URL\.$/,
		[
			'ftp://phycloud.example',
			'file:///etc/passwd',
			'localhost:8000',
			'data:text/plain,x',
			'unix:/run/x.sock',
			'ws://localhost',
		],
	],
	[
		/^The URL contains a user name or password\.$/,
		[
			'https://user@phycloud.example',
			'https://user:pass@phycloud.example',
			'https://:pass@phycloud.example',
			'ftp://user:pass@host',
		],
	],
	[
		/has a query or a fragment\.$/,
		[
			'https://phycloud.example/?a=1',
			'https://phycloud.example?',
			'https://phycloud.example/#top',
			'https://phycloud.example/#',
			'https://phycloud.example/p?#',
		],
	],
	[
		/would receive the API key unencrypted\.$/,
		[
			'http://phycloud.example',
			'http://10.0.0.1',
			'http://192.168.1.1:8000/prefix',
			'http://0.0.0.0:8000',
			'http://128.0.0.1',
			'http://localhost.example',
			'http://notlocalhost',
			'http://127.0.0.1.example',
			'http://127.example',
			'http://[::2]',
			'http://[2001:db8::1]',
			'http://localhost%2eexample',
		],
	],
];

for (const [why, texts] of refused) {
	for (const text of texts) {
		test(`${JSON.stringify(text)} is refused, since it ${why.source.replaceAll(/[$\\^]/g, '')}`, (t) => {
			const error = t.throws<PhywareError>(() => parseAddress(text, false), {
				instanceOf: PhywareError,
				code: 'VALIDATION',
				message: why,
			});
			t.truthy(error.remedy);
		});
	}
}

test('plain http beyond this machine is accepted when it is asked for', (t) => {
	t.is(parseAddress('http://phycloud.example:8000/p', true).href, 'http://phycloud.example:8000/p');
});

test('what is asked for with plain http changes no other refusal', (t) => {
	for (const text of ['http://user:pass@host', 'http://host/?a=1', 'ftp://host', 'host']) {
		t.throws(() => parseAddress(text, true), {code: 'VALIDATION'}, text);
	}
});

test('the remedy for plain http names the flag, and only the origin is quoted', (t) => {
	const error = t.throws<PhywareError>(() => parseAddress('http://phycloud.example/prefix', false));
	t.regex(error.remedy!, /--allow-http/);
	t.is(error.message, 'http://phycloud.example would receive the API key unencrypted.');
});

test('a user name or password is not repeated', (t) => {
	const error = t.throws<PhywareError>(() => parseAddress('https://canary:canary@phycloud.example/?q', false));
	t.false([error.message, error.reason, error.remedy].join(' ').includes('canary'));
});

test('a password is not repeated either where the address is no URL', (t) => {
	const error = t.throws<PhywareError>(() => parseAddress('https://user:canary@phycloud.example:99999', false));
	t.false([error.message, error.reason, error.remedy].join(' ').includes('canary'));
});
