import test, {type ExecutionContext} from 'ava';
import {answering, answeringJson, type Behavior, hostileServer, onCreate, rawAnswer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';
import {phyware, type Run} from '../helpers/run.js';
import {sampleKey} from '../helpers/sample-key.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

type Told = {
	code: string;
	message: string;
	remediation: string | null;
	request_id: string | null;
	status: number | null;
};

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123'];
const canary = 'phk_live_canary0123456789';

async function against(
	address: URL | string,
	argv: readonly string[] = list,
	more: readonly string[] = [],
): Promise<Run> {
	// Creates write a journal, in a HOME that is the process's.
	const run = argv[2] === 'create' ? phyware : phywareHere;
	return run([...argv, ...more], {
		env: {PHYCLOUD_URL: String(address), PHYCLOUD_API_KEY: canary, HOME: temporaryFolder()},
	});
}

/** Runs in both forms of output, and checks what every failure has in common. */
async function failure(
	t: ExecutionContext,
	address: URL | string,
	argv: readonly string[] = list,
): Promise<{told: Told; exitCode: number | null; plain: string}> {
	const [json, plain] = await Promise.all([against(address, argv, ['-o', 'json']), against(address, argv)]);
	t.is(json.stdout, '');
	t.is(plain.stdout, '');
	t.is(json.exitCode, plain.exitCode);
	t.regex(json.stderr, /^[\u0020-\u007E]+\n$/);
	t.regex(plain.stderr, /^error: [^\n]+\n(?: {2}[^\n]+\n){0,2}$/);
	t.notRegex(json.stderr + plain.stderr, /canary|stack|node:internal|\bat \//);
	const {error: told} = JSON.parse(json.stderr) as {error: Told};
	t.deepEqual(Object.keys(told), ['code', 'message', 'remediation', 'request_id', 'status']);
	return {told, exitCode: json.exitCode, plain: plain.stderr};
}

const wireError = (code: string) => ({
	error: {code, message: 'Said by the server', remediation: 'Do this next', request_id: 'req-1'},
});

const statuses: ReadonlyArray<readonly [status: number, bodyCode: string, code: string, exitCode: number]> = [
	[400, 'VALIDATION', 'VALIDATION', 4],
	[422, 'VALIDATION', 'VALIDATION', 4],
	[413, 'VALIDATION', 'VALIDATION', 4],
	[415, 'VALIDATION', 'VALIDATION', 4],
	[401, 'UNAUTHENTICATED', 'UNAUTHENTICATED', 2],
	[403, 'FORBIDDEN', 'FORBIDDEN', 2],
	[404, 'NOT_FOUND', 'NOT_FOUND', 3],
	[410, 'NOT_FOUND', 'NOT_FOUND', 3],
	[409, 'CONFLICT', 'CONFLICT', 4],
	[409, 'IN_PROGRESS', 'IN_PROGRESS', 4],
	[429, 'RATE_LIMITED', 'RATE_LIMITED', 5],
	[500, 'SERVER', 'SERVER', 5],
	[502, 'SERVER', 'SERVER', 5],
	[503, 'SERVER', 'SERVER', 5],
	[504, 'SERVER', 'SERVER', 5],
	[599, 'SERVER', 'SERVER', 5],
];

for (const [status, bodyCode, code, exitCode] of statuses) {
	test(`${status} ${bodyCode}: ${code}, exit code ${exitCode}, with the server's own words`, async (t) => {
		const {address} = await hostileServer(t, answeringJson(status, wireError(bodyCode)));
		const result = await failure(t, address);
		t.is(result.exitCode, exitCode);
		t.deepEqual(result.told, {
			code,
			message: 'Said by the server',
			remediation: 'Do this next',
			request_id: 'req-1',
			status,
		});
		t.true(result.plain.includes('Said by the server'));
		t.true(result.plain.includes('req-1'));
	});
}

const bodies: ReadonlyArray<
	readonly [title: string, behavior: Behavior, code: string, exitCode: number, says: RegExp]
> = [
	[
		'FastAPI’s {"detail": "…"}',
		answeringJson(404, {detail: 'Tenant does not exist'}),
		'NOT_FOUND',
		3,
		/Tenant does not exist/,
	],
	[
		'FastAPI’s list of problems',
		answeringJson(422, {detail: [{loc: ['body', 'scopes', 0], msg: 'unexpected value', type: 'value_error'}]}),
		'VALIDATION',
		4,
		/unexpected value/,
	],
	[
		'a problem document',
		answering({
			status: 403,
			headers: {'content-type': 'application/problem+json'},
			body: JSON.stringify({type: 'about:blank', title: 'Forbidden', detail: 'Not in your plan', status: 403}),
		}),
		'FORBIDDEN',
		2,
		/Not in your plan/,
	],
	[
		'plain text of a proxy, never printed raw',
		answering({status: 502, headers: {'content-type': 'text/plain'}, body: 'no route \u001B[31mto host'}),
		'SERVER',
		5,
		/no route .*to host/,
	],
	[
		'HTML of a proxy, never printed raw',
		answering({status: 401, headers: {'content-type': 'text/html'}, body: '<h1>Sign in</h1>'}),
		'UNAUTHENTICATED',
		2,
		/key was not accepted.*it may come from a gateway/s,
	],
	[
		'HTML with 200',
		answering({status: 200, headers: {'content-type': 'text/html'}, body: '<html>Welcome</html>'}),
		'CONNECTION',
		1,
		/web page/,
	],
	[
		'cut JSON',
		answering({status: 200, headers: {'content-type': 'application/json'}, body: '{"keys": [{"id"'}),
		'CONNECTION',
		1,
		/not complete JSON/,
	],
	['malformed JSON', answering({status: 200, body: '{keys: []}'}), 'CONNECTION', 1, /not complete JSON/],
	['an empty answer', answering({status: 200}), 'CONNECTION', 1, /not complete JSON/],
	[
		'bytes that are no UTF-8',
		answering({status: 200, body: Buffer.from([0x22, 0xc3, 0x28, 0x22])}),
		'CONNECTION',
		1,
		/not complete JSON/,
	],
	[
		'a wrong type, named by its field',
		answeringJson(200, {keys: [{id: 7}], next_cursor: null}),
		'CONNECTION',
		1,
		/keys\[0\]\.id/,
	],
	['a missing list, named', answeringJson(200, {data: []}), 'CONNECTION', 1, /keys should be a list, but is missing/],
	[
		'an array where an object belongs',
		answeringJson(200, []),
		'CONNECTION',
		1,
		/should be an object with a list of keys, but is a list/,
	],
	['a status that PhyCloud has not', answeringJson(418, {}), 'CONNECTION', 1, /418/],
	[
		'a redirect, whose target is named and not followed',
		answering({status: 307, headers: {location: 'https://elsewhere.example/keys?token=1'}}),
		'CONNECTION',
		1,
		/https:\/\/elsewhere\.example\/keys(?!\?)/,
	],
	[
		'an answer that breaks off',
		(socket) => {
			socket.end(rawAnswer({status: 200, headers: {'content-length': '5000'}, body: '{"keys": ['}));
		},
		'CONNECTION',
		1,
		/broke before the response was complete/,
	],
	[
		'a connection that is reset',
		(socket) => {
			socket.resetAndDestroy();
		},
		'CONNECTION',
		1,
		/broke before the response was complete/,
	],
	[
		'something that is not HTTP',
		(socket) => {
			socket.end('SSH-2.0-OpenSSH_9.2\r\n');
		},
		'CONNECTION',
		1,
		/broke before the response was complete/,
	],
	[
		'an answer that never comes',
		() => {
			/* Silence is the point. */
		},
		'CONNECTION',
		1,
		/did not answer in time/,
	],
	[
		'an answer that drips',
		(socket) => {
			socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
			let left = 30;
			const drip = setInterval(() => {
				// A client that waits for the whole body gets another error.
				if (--left > 0) {
					socket.write(' ');
				} else {
					socket.end();
				}
			}, 100);
			socket.on('close', () => {
				clearInterval(drip);
			});
		},
		'CONNECTION',
		1,
		/did not answer in time/,
	],
	['pages in a circle', answeringJson(200, {keys: [], next_cursor: 'again'}), 'CONNECTION', 1, /repeats its pages/],
];

for (const [title, behavior, code, exitCode, says] of bodies) {
	test(`${title}: ${code}, exit code ${exitCode}`, async (t) => {
		const {address} = await hostileServer(t, behavior);
		const result = await failure(t, address, says.source.includes('in time') ? [...list, '--timeout', '700ms'] : list);
		t.is(result.told.code, code);
		t.is(result.exitCode, exitCode);
		t.regex(result.told.message, says);
		t.regex(result.plain, says);
		t.notRegex(result.plain, /<h1>|<html>|\[31m|\u001B/);
	});
}

test('a refused connection: CONNECTION, exit code 1, and what to check', async (t) => {
	// Nothing listens there: a port that was free a moment ago may be another test's by now.
	const {told, exitCode} = await failure(t, 'http://127.0.0.1:1');
	t.is(exitCode, 1);
	t.is(told.code, 'CONNECTION');
	t.regex(told.message, /Nothing answers at http:\/\/127/);
	t.regex(told.remediation!, /--url/);
});

test('a name that does not resolve: CONNECTION, exit code 1', async (t) => {
	const {told, exitCode} = await failure(t, 'https://phycloud.invalid');
	t.is(exitCode, 1);
	t.is(told.code, 'CONNECTION');
	t.regex(told.message, /host of https:\/\/phycloud\.invalid was not found/);
});

test('429 with Retry-After: says when to come back, and waits no longer than the time limit', async (t) => {
	const {address, requests} = await hostileServer(t, answering({status: 429, headers: {'retry-after': '120'}}));
	const {told, exitCode} = await failure(t, address);
	t.is(exitCode, 5);
	t.is(told.remediation, 'Run the command again in 120 s.');
	t.is(requests.length, 2, 'one request for each of the two runs');
});

test('a passing fault is retried: 503, then the answer', async (t) => {
	let count = 0;
	const {address} = await hostileServer(t, (socket, request) => {
		count++;
		(count === 1 ? answering({status: 503}) : answeringJson(200, {keys: [], next_cursor: null}))(socket, request);
	});
	const {exitCode, stdout} = await against(address, list, ['-o', 'json']);
	t.is(exitCode, 0);
	t.deepEqual(JSON.parse(stdout), {keys: [], has_more: false});
	t.is(count, 2);
});

const create = ['cloud', 'keys', 'create', '--tenant-id', 'ten_abc123', '--name', 'n'];

for (const [title, behavior] of [
	[
		'breaks off',
		(socket) => {
			socket.end('HTTP/1.1 201 Created\r\ncontent-length: 900\r\n\r\n{"key": {"id"');
		},
	],
	['is no JSON', answering({status: 201, body: 'created'})],
	['holds no secret', answeringJson(201, {key: {id: 'key_new'}})],
	['never comes', () => undefined],
] satisfies ReadonlyArray<readonly [string, Behavior]>) {
	test(`a create whose answer ${title}: OUTCOME_UNKNOWN, exit code 1, with the command that tells`, async (t) => {
		const {address} = await hostileServer(t, onCreate(behavior));
		const {told, exitCode} = await failure(
			t,
			address,
			title === 'never comes' ? [...create, '--timeout', '700ms'] : create,
		);
		t.is(exitCode, 1);
		t.is(told.code, 'OUTCOME_UNKNOWN');
		t.regex(told.message, /unknown whether the key "n" was created/);
		t.regex(told.remediation!, /phyware cloud keys recover/);
	});
}

test('a create that is retried carries the same Idempotency-Key each time, and a request id of its own', async (t) => {
	const {address, requests: all} = await hostileServer(t, onCreate(answering({status: 500})));
	await against(address, create);
	const requests = all.filter((request) => request.startsWith('POST '));
	const header = (name: string) =>
		requests.map((request) => new RegExp(String.raw`^${name}: (.*)\r$`, 'im').exec(request)?.[1]);
	t.true(requests.length > 1);
	t.is(new Set(header('idempotency-key')).size, 1);
	t.regex(header('idempotency-key')[0]!, /^[\da-f]{8}-[\da-f]{4}-4/);
	t.is(new Set(header('x-request-id')).size, requests.length);
	t.regex(header('user-agent')[0]!, /^phyware\/\d/);
});

test('a revocation whose answer was lost and whose key is gone by then counts as done', async (t) => {
	const key = sampleKey();
	let deletions = 0;
	const {address} = await hostileServer(t, (socket, request) => {
		if (request.startsWith('GET /v1/identity')) {
			answering({status: 404})(socket, request);
		} else if (request.startsWith('GET')) {
			answeringJson(200, {key})(socket, request);
		} else if (deletions++ === 0) {
			socket.resetAndDestroy();
		} else {
			answering({status: 404})(socket, request);
		}
	});
	const {exitCode, stdout} = await against(address, ['cloud', 'keys', 'revoke', 'key_abc123'], ['-o', 'json']);
	t.is(exitCode, 0);
	t.is((JSON.parse(stdout) as {key: {status: string}}).key.status, 'revoked');
});
