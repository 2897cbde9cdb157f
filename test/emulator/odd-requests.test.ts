import {once} from 'node:events';
import {Agent, type IncomingMessage, request} from 'node:http';
import {text} from 'node:stream/consumers';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {errorAnswerSchema} from '../../source/contract/wire/schemas.js';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {openWire} from './exchange.js';

unmeasured();

type Odd = {
	readonly method: string;
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

const ids = fc.constantFrom(
	'ten_test01',
	'key_abc123',
	'ten_phyops',
	'ten_',
	'__proto__',
	'..',
	'%00',
	'%ff',
	'%E0%A4%A',
	'*',
);
const segment = fc.oneof(ids, fc.constantFrom('v1', 'tenants', 'keys', 'identity', ''), fc.string({unit: 'binary'}));
const odd = fc.oneof(fc.string(), fc.constantFrom('0', '-1', '1e9', 'null', '[]', '\u00FF', '*', '"', '1'.repeat(400)));

const target = fc
	.record({
		segments: fc.oneof(
			{weight: 3, arbitrary: ids.map((id) => ['v1', 'tenants', id, 'keys'])},
			ids.map((id) => ['v1', 'keys', id]),
			fc.array(segment, {maxLength: 6}),
		),
		query: fc.array(fc.tuple(fc.oneof(fc.constantFrom('limit', 'cursor', 'status'), fc.string()), odd), {maxLength: 4}),
	})
	.map(({segments, query}) => sendable(`/${segments.join('/')}?${query.map((pair) => pair.join('=')).join('&')}`));

const headerNames = [
	'accept',
	'x-request-id',
	'idempotency-key',
	'if-none-match',
	'content-type',
	'content-encoding',
	'range',
];
const headers = fc.dictionary(
	fc.constantFrom(...headerNames),
	fc
		.oneof(odd, fc.constantFrom('application/json', 'gzip', 'e3a1f0c2-95f5-4d65-8a0b-1c2d3e4f5a6b', '*'))
		.map((value) => value.replaceAll(/[^\u0020-\u007E\u0080-\u00FF]/g, '')),
);

const field = fc.oneof(
	fc.jsonValue(),
	fc.string({unit: 'binary'}),
	fc.constant(['read:events']),
	fc.date().map(String),
);
const body = fc.oneof(
	fc.record({name: field, scopes: field, expires_at: field}, {requiredKeys: []}).map((value) => JSON.stringify(value)),
	fc.json(),
	fc.string({unit: 'binary'}),
);

const oddRequest: fc.Arbitrary<Odd> = fc.record({
	method: fc.constantFrom(
		'GET',
		'POST',
		'POST',
		'DELETE',
		'PUT',
		'PATCH',
		'HEAD',
		'OPTIONS',
		'TRACE',
		'PROPFIND',
		'QUERY',
	),
	path: target,
	headers,
	body,
});

/** What Node lets pass as a request's target: everything but spaces and control characters, in single bytes. */
function sendable(path: string): string {
	return path.replaceAll(/[^\u{21}-\u{7E}\u{80}-\u{FF}]/gu, (character) => encodeURI(character.toWellFormed()));
}

async function send(api: TestInstallation, agent: Agent, asked: Odd) {
	const {method, path} = asked;
	const {hostname, port} = api.address;
	const authorization = `Bearer ${api.operator}`;
	const outgoing = request({agent, hostname, port, method, path, headers: {...asked.headers, authorization}});
	outgoing.end(['GET', 'HEAD', 'TRACE'].includes(method) ? undefined : asked.body);
	const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
	return {status: response.statusCode!, type: response.headers['content-type'], text: await text(response)};
}

async function watched(t: ExecutionContext) {
	const faults: unknown[] = [];
	const api = await installation(t, {
		onFault(error) {
			faults.push(error);
		},
	});
	api.addKey({id: 'key_abc123', name: 'kept'});
	return {api, faults};
}

test('no request, however odd, is answered 5xx', async (t) => {
	const {api, faults} = await watched(t);
	const agent = new Agent({keepAlive: true});
	t.teardown(() => {
		agent.destroy();
	});
	const seen = new Set<number>();
	await fc.assert(
		fc.asyncProperty(oddRequest, async (asked) => {
			const {status, type, text: answer} = await send(api, agent, asked);
			seen.add(status);
			if (status >= 500) {
				throw new Error(`${status}: ${answer}`);
			}

			if (!(status >= 400) || answer === '') {
				return;
			}

			errorAnswerSchema.parse(JSON.parse(answer));
			t.is(type, 'application/json');
		}),
		// One request that is not odd at all, so that every kind of answer is seen in every run.
		{numRuns: 300, examples: [[{method: 'GET', path: '/v1/identity', headers: {}, body: ''}]]},
	);
	t.deepEqual(faults, []);
	// The requests reach the routes and are not all turned away at the door.
	for (const status of [200, 400, 404, 415]) {
		t.true(seen.has(status), `${status} among ${[...seen].join(' ')}`);
	}

	t.is((await api.request('/v1/identity')).status, 200);
});

for (const [what, lines] of Object.entries({
	'a target of *': ['OPTIONS * HTTP/1.1', 'Host: localhost'],
	'a target with a host': ['GET http://elsewhere/v1/identity HTTP/1.1', 'Host: localhost'],
	'a target of two slashes': ['GET //v1/identity HTTP/1.1', 'Host: localhost'],
	'a target without a slash': ['GET v1/identity HTTP/1.1', 'Host: localhost'],
	'a backslash in the target': [String.raw`GET /v1\identity HTTP/1.1`, 'Host: localhost'],
	'a host with a space': ['GET /v1/identity HTTP/1.1', 'Host: local host'],
	'an empty host': ['GET /v1/identity HTTP/1.1', 'Host:'],
	'no host': ['GET /v1/identity HTTP/1.1'],
	'HTTP/1.0 without a host': ['GET /v1/identity HTTP/1.0'],
	'two credentials': ['GET /v1/identity HTTP/1.1', 'Host: localhost', 'Authorization: Bearer x'],
	'an expectation that cannot be met': ['GET /v1/identity HTTP/1.1', 'Host: localhost', 'Expect: a miracle'],
	'an upgrade': ['GET /v1/identity HTTP/1.1', 'Host: localhost', 'Connection: upgrade', 'Upgrade: websocket'],
	'a negative length': ['POST /v1/tenants/ten_test01/keys HTTP/1.1', 'Host: localhost', 'Content-Length: -1'],
	'two lengths': ['POST /v1/identity HTTP/1.1', 'Host: localhost', 'Content-Length: 1', 'Content-Length: 2'],
	'no HTTP at all': ['hello'],
})) {
	test(`${what} is answered, and not with 5xx`, async (t) => {
		const {api, faults} = await watched(t);
		const wire = openWire(t, api.address);
		wire.send([...lines, `Authorization: Bearer ${api.operator}`, 'X-Request-Id: odd', '\r\n'].join('\r\n'));
		t.regex(await wire.received(/^HTTP\/1\.1 \d{3} [^\r]*\r\n[\s\S]*\r\n\r\n/), /^HTTP\/1\.1 [1-4]/);
		t.deepEqual(faults, []);
		t.is((await api.request('/v1/identity')).status, 200);
	});
}
