import test from 'ava';
import {connectionError} from '../../source/phycloud/faults.js';
import {resolveProxy} from '../../source/phycloud/proxy.js';

const origin = 'https://phycloud.example:8443';
const throughProxy = (value: string, fault: object) =>
	connectionError(fault, {origin, proxy: resolveProxy(new URL(origin), {HTTPS_PROXY: value})}, 'request-of-ours');

const faults: ReadonlyArray<readonly [fault: object, message: RegExp, remedy: RegExp]> = [
	[{code: 'ECONNREFUSED'}, /^Nothing answers at the proxy p\.example:3128\.$/, /Check HTTPS_PROXY.*NO_PROXY/],
	[{code: 'ENOTFOUND'}, /^The host of the proxy p\.example:3128 was not found\.$/, /HTTPS_PROXY/],
	[{code: 'EAI_AGAIN'}, /^The host of the proxy/, /HTTPS_PROXY/],
	[{code: 'EHOSTUNREACH'}, /^The proxy p\.example:3128 cannot be reached\.$/, /HTTPS_PROXY/],
	[{name: 'TimeoutError', event: 'connect'}, /^The proxy p\.example:3128 did not answer in time\.$/, /HTTPS_PROXY/],
	[
		{code: 'ERR_PROXY_TUNNEL', cause: {statusCode: 407}},
		/^The proxy p\.example:3128 requires a user name and password\.$/,
		/^Add them to HTTPS_PROXY: http:\/\/USER:PASSWORD@p\.example:3128$/,
	],
	[
		{code: 'ERR_PROXY_TUNNEL', cause: {statusCode: 403}},
		/^The proxy p\.example:3128 refused the connection to https:\/\/phycloud\.example:8443\.$/,
		/operator of the proxy.*NO_PROXY/,
	],
	[{code: 'ERR_PROXY_TUNNEL', statusCode: 302}, /refused the connection/, /NO_PROXY/],
	[
		{code: 'ERR_PROXY_TUNNEL', cause: {statusCode: 502}},
		/could not connect to https:\/\/phycloud/,
		/--url.*HTTPS_PROXY/,
	],
	[{code: 'ERR_PROXY_TUNNEL', statusCode: NaN}, /closed the connection .* before it was established/, /HTTPS_PROXY/],
	[{code: 'ERR_PROXY_TUNNEL'}, /closed the connection .* before it was established/, /HTTPS_PROXY/],
];

for (const [fault, message, remedy] of faults) {
	test(`through a proxy, ${JSON.stringify(fault)} names the proxy and its variable`, (t) => {
		const error = throughProxy('p.example:3128', fault);
		t.regex(error.message, message);
		t.regex(error.remedy!, remedy);
		t.like(error, {code: 'CONNECTION', mayHaveArrived: false, transient: false});
	});
}

test('a proxy that does not accept its password is not said to ask for one', (t) => {
	const error = throughProxy('user:canary@p.example:3128', {code: 'ERR_PROXY_TUNNEL', statusCode: 407});
	t.is(error.message, 'The proxy p.example:3128 does not accept the user name and password in HTTPS_PROXY.');
	t.is(error.remedy, 'Correct them in HTTPS_PROXY.');
});

test('a time limit that is reached after sending leaves open who was slow, and that the request arrived', (t) => {
	const error = throughProxy('p.example:3128', {name: 'TimeoutError', event: 'response'});
	t.is(error.message, `${origin} did not answer in time through the proxy p.example:3128.`);
	t.true(error.mayHaveArrived);
});

test('a connection that breaks through a proxy may have carried the request', (t) => {
	t.like(throughProxy('p.example:3128', {code: 'ECONNRESET'}), {mayHaveArrived: true, transient: true});
});
