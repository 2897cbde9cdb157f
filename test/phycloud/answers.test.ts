import {inspect} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import {readCreatedKey} from '../../source/contract/wire/reader/created-key.js';
import {readKeyPage} from '../../source/contract/wire/reader/keys.js';
import {PhywareError} from '../../source/core/errors.js';
import {readAnswer} from '../../source/phycloud/answers.js';
import {ConnectionError} from '../../source/phycloud/connection-error.js';
import {sampleKey} from '../helpers/sample-key.js';
import {sampleAnswer} from './sample-answer.js';

const origin = 'https://phycloud.example';
const canary = 'phk_live_4fT9cAnArYvAlUe0123';
const key = sampleKey();

const readKeys = (answer: ReturnType<typeof sampleAnswer>) =>
	readAnswer(answer, (body) => readKeyPage(body, {tenantId: 'ten_abc123'}), origin);

test('a whole answer gives its data, and unknown fields are ignored', (t) => {
	const page = {keys: [key], next_cursor: null};
	t.deepEqual(readKeys(sampleAnswer(200, page)), page);
	t.deepEqual(readKeys(sampleAnswer(201, {keys: [{...key, color: 'red'}], extra: 1})), page);
});

const wrong: ReadonlyArray<readonly [what: string, body: unknown, reason: string]> = [
	['without a list', {}, 'keys should be a list, but is missing'],
	['with the list in another envelope', {data: [key]}, 'keys should be a list, but is missing'],
	['with an object for the list', {keys: {0: key}}, 'keys should be a list, but is an object'],
	['with something else for a key', {keys: [key, 'key_a']}, 'keys[1] should be an object, but is a string'],
	['with a key without an id', {keys: [{...key, id: undefined}]}, 'keys[0].id should be a string, but is missing'],
	['with a number for an id', {keys: [key, {...key, id: 7}]}, 'keys[1].id should be a string, but is a number'],
	[
		'with an id that is no word',
		{keys: [{...key, id: 'key_a\u001B[2J'}]},
		'keys[0].id should be an id (one printable word), but is a string',
	],
	['with a key without a name', {keys: [{...key, name: null}]}, 'keys[0].name should be a string, but is null'],
	['that is a list', [key], 'the answer should be an object with a list of keys, but is a list'],
	['that is null', null, 'the answer should be an object with a list of keys, but is null'],
];

for (const [what, body, reason] of wrong) {
	test(`an answer ${what} is not PhyCloud's, and the message says what was expected and what came`, (t) => {
		const error = t.throws<ConnectionError>(() => readKeys(sampleAnswer(200, body)), {instanceOf: ConnectionError});
		t.like(error, {
			code: 'CONNECTION',
			message: `${origin} does not answer as PhyCloud does.`,
			reason: `In the response, ${reason}.`,
			status: 200,
			requestId: 'request-of-ours',
			mayHaveArrived: true,
			transient: false,
		});
		t.regex(error.remedy!, /--url/);
	});
}

const unreadable: ReadonlyArray<readonly [what: string, body: string | Uint8Array, type: string, reason: string]> = [
	['a web page', '<html>Sign in to the hotel</html>', 'text/html; charset=utf-8', 'It answered with a web page.'],
	['a web page without a type', '<!doctype html><p>Sign in', '', 'It answered with a web page.'],
	['nothing', '', 'application/json', 'It answered with something that is not complete JSON.'],
	[
		'half of it',
		JSON.stringify({key}).slice(0, -5),
		'application/json',
		'It answered with something that is not complete JSON.',
	],
	[
		'more than it',
		`${JSON.stringify({key})}{}`,
		'application/json',
		'It answered with something that is not complete JSON.',
	],
	['plain text', 'ok', 'text/plain', 'It answered with something that is not complete JSON.'],
	[
		'bytes that are no UTF-8',
		Uint8Array.of(0x22, 0xff, 0x22),
		'application/json',
		'It answered with something that is not complete JSON.',
	],
];

for (const [what, body, type, reason] of unreadable) {
	test(`an answer that holds ${what} is not PhyCloud's`, (t) => {
		const error = t.throws<ConnectionError>(() => readKeys(sampleAnswer(200, body, {'content-type': type})), {
			instanceOf: ConnectionError,
		});
		t.is(error.reason, reason);
		t.true(error.mayHaveArrived);
	});
}

const redirects: ReadonlyArray<readonly [location: string | undefined, reason: string | undefined]> = [
	[undefined, undefined],
	['https://other.example/v1', 'The target is https://other.example/v1.'],
	['http://phycloud.example/v1', 'The target is http://phycloud.example/v1.'],
	['/login?next=/v1&token=canary#canary', 'The target is https://phycloud.example/login.'],
	['http://', 'The target is not a URL.'],
	[
		`https://other.example/${'p'.repeat(500)}`,
		`The target is ${`https://other.example/${'p'.repeat(500)}`.slice(0, 200)}.`,
	],
];

for (const [location, reason] of redirects) {
	test(`a redirect to ${(location ?? 'nowhere').slice(0, 50)} is not followed, and named without its query`, (t) => {
		for (const status of [300, 301, 302, 303, 304, 307, 308]) {
			const answer = sampleAnswer(status, {key}, location === undefined ? {} : {location});
			const error = t.throws<ConnectionError>(() => readKeys(answer), {instanceOf: ConnectionError});
			t.is(error.message, `${origin} redirects elsewhere.`);
			t.is(error.reason, reason);
			t.like(error, {status, mayHaveArrived: true, transient: false});
		}
	});
}

test('a redirect to an address with a password is named without it', (t) => {
	const answer = sampleAnswer(302, '', {location: 'https://user:canary@other.example/'});
	const error = t.throws<ConnectionError>(() => readKeys(answer));
	t.false(error.reason!.includes('canary'));
});

test('what PhyCloud refuses is its error, in its own words', (t) => {
	const answer = sampleAnswer(404, {error: {code: 'NOT_FOUND', message: 'Key not found', request_id: 'r-1'}});
	const error = t.throws(() => readKeys(answer), {instanceOf: PhywareError});
	t.like(error, {code: 'NOT_FOUND', message: 'Key not found', requestId: 'r-1', status: 404});
});

test('an error page of a proxy is an error by its status alone', (t) => {
	const error = t.throws<PhywareError>(() =>
		readKeys(sampleAnswer(502, `<h1>${canary}</h1>`, {'content-type': 'text/html'})),
	);
	t.is(error.code, 'SERVER');
	t.false(inspect(error).includes(canary));
});

test('an error status that no PhyCloud sends is not taken for its refusal', (t) => {
	const error = t.throws<ConnectionError>(() => readKeys(sampleAnswer(418, {detail: 'teapot'})), {
		instanceOf: ConnectionError,
	});
	t.is(error.reason, 'The status 418 is not one that PhyCloud sends. The server says: teapot.');
});

test('an error status that no PhyCloud sends is explained by a web page, too', (t) => {
	const error = t.throws<ConnectionError>(() =>
		readKeys(sampleAnswer(405, '<h1>Not allowed</h1>', {'content-type': 'text/html'})),
	);
	t.is(
		error.reason,
		'The status 405 is not one that PhyCloud sends. The response is a web page: it may come from a gateway instead of PhyCloud.',
	);
});

test('a secret in an answer that cannot be used is quoted nowhere', (t) => {
	const text = JSON.stringify({key: {...key, secret: canary}});
	const read = (body: unknown) =>
		readCreatedKey(body, {tenantId: 'ten_abc123', request: {name: 'ingest-key', scopes: []}});
	for (const answer of [
		sampleAnswer(201, text.slice(0, -1)),
		sampleAnswer(201, {key: {...key, hint: canary}}),
		sampleAnswer(201, {a: {secret: canary}, b: {secret: `${canary}2`}}),
		sampleAnswer(302, text),
		sampleAnswer(418, text),
		sampleAnswer(500, text),
	]) {
		const error = t.throws(() => readAnswer(answer, read, origin), {instanceOf: PhywareError});
		t.false(inspect(error, {depth: Infinity, showHidden: true}).includes(canary));
	}
});

test('an answer changed anywhere is read, with an id and a name, or refused as a connection error', (t) => {
	const original = Buffer.from(JSON.stringify({keys: [key], next_cursor: null}));
	const change = fc.record({at: fc.nat(original.length - 1), byte: fc.nat(255), cut: fc.boolean()});
	t.notThrows(() => {
		fc.assert(
			fc.property(change, ({at, byte, cut}) => {
				const body = Buffer.from(cut ? original.subarray(0, at) : original);
				if (!cut) {
					body[at] = byte;
				}

				try {
					const {keys} = readKeys(sampleAnswer(200, body));
					return !cut && keys.every(({id, name}) => typeof id === 'string' && typeof name === 'string');
				} catch (error) {
					return error instanceof ConnectionError;
				}
			}),
			{numRuns: 3000},
		);
	});
});
