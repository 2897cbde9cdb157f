import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {type RefusalWords, readWords, readTextWords} from '../../../source/contract/wire/refusal-words.js';
import {Secret} from '../../../source/core/secret.js';

type Expected = Partial<Omit<RefusalWords, 'details'>> & {readonly details?: readonly string[]};

/** What each form says, with each detail as one text. */
const forms: ReadonlyArray<readonly [what: string, body: unknown, expected: Expected]> = [
	[
		"PhyCloud's own form",
		{
			error: {
				code: 'CONFLICT',
				message: 'Key name taken',
				remediation: 'Choose a different name',
				details: [{field: 'name', message: 'taken'}],
				request_id: 'r-1',
			},
		},
		{
			isOwn: true,
			code: 'CONFLICT',
			message: 'Key name taken',
			remedy: 'Choose a different name',
			requestId: 'r-1',
			details: ['name: taken'],
		},
	],
	['an error that is a text', {error: 'Not now'}, {message: 'Not now'}],
	[
		'OAuth',
		{error: 'insufficient_scope', error_description: 'Needs more'},
		{code: 'insufficient_scope', message: 'Needs more'},
	],
	['OAuth without a description', {error: 'invalid_token'}, {code: 'invalid_token', message: 'invalid_token'}],
	['a message', {message: 'No'}, {message: 'No'}],
	['a code and a message', {code: 'IN_PROGRESS', message: 'Wait'}, {code: 'IN_PROGRESS', message: 'Wait'}],
	['the message of AWS', {Message: 'No'}, {message: 'No'}],
	['a message in capitals', {MESSAGE: 'No'}, {message: 'No'}],
	['the fields of .NET', {ErrorCode: 'X', ErrorMessage: 'No'}, {code: 'X', message: 'No'}],
	['a list of texts', {errors: ['No', 'Never']}, {details: ['request: No', 'request: Never']}],
	['a list of objects', {errors: [{message: 'No', field: 'name'}]}, {details: ['name: No']}],
	[
		'JSON:API',
		{errors: [{title: 'Invalid', detail: 'Too long', source: {pointer: '/data/attributes/name'}}]},
		{details: ['name: Too long']},
	],
	['JSON:API with a title alone', {errors: [{title: 'Invalid'}]}, {details: ['request: Invalid']}],
	['JSON:API about a parameter', {errors: [{detail: 'No', source: {parameter: 'limit'}}]}, {details: ['limit: No']}],
	['express-validator', {errors: [{msg: 'No', path: 'name', type: 'field'}]}, {details: ['name: No']}],
	['GraphQL', {data: null, errors: [{message: 'No', path: ['keys', 0]}]}, {details: ['keys.0: No']}],
	[
		'Rails and Laravel',
		{message: 'Invalid', errors: {name: ['taken', 'short'], scopes: 'empty'}},
		{
			message: 'Invalid',
			details: ['name: taken', 'name: short', 'scopes: empty'],
		},
	],
	['errors by field, as objects', {errors: {name: {message: 'taken'}}}, {details: ['name: taken']}],
	['errors that are an object with a message', {errors: {message: 'No', code: 7}}, {details: ['request: No']}],
	['errors that are a text', {errors: 'No'}, {details: ['request: No']}],
	['Rails about all', {errors: {base: ['No']}}, {details: ['request: No']}],
	['Django', {name: ['taken'], non_field_errors: ['No']}, {details: ['name: taken', 'request: No']}],
	["FastAPI's plain form", {detail: 'No'}, {message: 'No', details: []}],
	["FastAPI's list", {detail: [{loc: ['body', 'scopes', 0], msg: 'No', type: 'x'}]}, {details: ['scopes.0: No']}],
	['a detail that is an object', {detail: {message: 'No', code: 'X'}}, {message: 'No', code: 'X'}],
	[
		'a problem document',
		{type: 'about:blank', title: 'Locked', detail: 'Locked since May'},
		{message: 'Locked since May'},
	],
	['a problem document without detail', {title: 'Locked', status: 423}, {message: 'Locked'}],
	[
		'a problem document with invalid parameters',
		{title: 'Invalid', 'invalid-params': [{name: 'name', reason: 'taken'}]},
		{message: 'Invalid', details: ['name: taken']},
	],
	[
		'a problem document with errors',
		{title: 'Invalid', errors: [{detail: 'taken', pointer: '#/name'}]},
		{message: 'Invalid', details: ['name: taken']},
	],
	['ASP.NET', {title: 'Invalid', errors: {'$.name': ['taken']}}, {message: 'Invalid', details: ['name: taken']}],
	[
		'Symfony',
		{detail: 'No', violations: [{propertyPath: 'name', message: 'taken'}]},
		{message: 'No', details: ['name: taken']},
	],
	['Spring', {status: 403, error: 'Forbidden', message: 'No', path: '/v1'}, {message: 'No', code: 'Forbidden'}],
	[
		'Spring without a message',
		{status: 403, error: 'Forbidden', message: '', path: '/v1'},
		{code: 'Forbidden', message: 'Forbidden'},
	],
	[
		'NestJS',
		{statusCode: 400, error: 'Bad Request', message: ['name is short', 'scopes are empty']},
		{message: 'Bad Request', details: ['request: name is short', 'request: scopes are empty']},
	],
	[
		'Google',
		{
			error: {
				code: 403,
				status: 'DENIED',
				message: 'No',
				errors: [{message: 'No', domain: 'global', reason: 'denied'}],
			},
		},
		{isOwn: false, message: 'No', details: ['request: No']},
	],
	[
		'Azure',
		{error: {code: 'X', message: 'No', details: [{code: 'Y', target: 'name', message: 'taken'}]}},
		{isOwn: true, code: 'X', message: 'No', details: ['name: taken']},
	],
	[
		'Kubernetes',
		{kind: 'Status', reason: 'Forbidden', message: 'No', details: {name: 'n'}, code: 403},
		{message: 'No'},
	],
	['Elasticsearch', {error: {type: 'x', reason: 'No'}, status: 403}, {message: 'No'}],
	[
		'Okta',
		{errorCode: 'X', errorSummary: 'No', errorCauses: [{errorSummary: 'taken'}]},
		{code: 'X', message: 'No', details: ['request: taken']},
	],
	['Apigee', {fault: {faultstring: 'No', detail: {errorcode: 'x.y'}}}, {message: 'No', code: 'x.y'}],
	['WSO2', {fault: {code: 900_901, message: 'No', description: 'Expired'}}, {message: 'No'}],
	[
		'PostgREST',
		{code: '42501', message: 'No', details: 'Why', hint: null},
		{code: '42501', message: 'No', details: ['request: Why']},
	],
	['Zod', {error: {issues: [{path: ['name'], message: 'No'}], name: 'ZodError'}}, {details: ['name: No']}],
	['Telegram', {ok: false, error_code: 401, description: 'No'}, {message: 'No'}],
	['Salesforce', [{message: 'No', errorCode: 'X'}], {details: ['request: No']}],
	['a message and a detail', {message: 'No', detail: 'Why'}, {message: 'No', details: ['request: Why']}],
	['a text', 'No', {message: 'No'}],
	['a text in one another', {error: {error: {detail: {message: 'No'}}}}, {message: 'No'}],
];

for (const [what, body, expected] of forms) {
	test(`the words of ${what} are read`, (t) => {
		const {details, ...words} = readWords(body);
		t.deepEqual(
			{
				...Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)),
				details: details.map(({field, message}) => `${field}: ${message}`),
			},
			{isOwn: false, details: [], ...expected},
		);
	});
}

for (const body of [
	undefined,
	null,
	7,
	true,
	'',
	[],
	[null, 7],
	{},
	{error: true},
	{error: []},
	{error: {message: 7}},
	{error: null, message: null},
	{detail: ''},
	{detail: {}},
	{errors: {}},
	{errors: [{}]},
	{key: {name: 'n', secret: 's'}},
	{keys: [{name: 'n'}], next_cursor: null},
	'<!DOCTYPE html><p>No',
	{message: ' <html><p>No'},
]) {
	test(`${JSON.stringify(body) ?? 'No body'} says nothing`, (t) => {
		const {message, details} = readWords(body);
		t.is(message, undefined);
		t.deepEqual(details, []);
	});
}

for (const [text, message] of [
	['Forbidden', 'Forbidden'],
	['404 page not found\n', '404 page not found'],
	['Access\r\n\tdenied', 'Access denied'],
	['[error] no route', '[error] no route'],
	['at most 5 < 6 > 4', 'at most 5 < 6 > 4'],
	['', undefined],
	[' \n', undefined],
	['<h1>Forbidden</h1>', undefined],
	['Forbidden <script>', undefined],
	['{"error": {"mess', undefined],
	['age": "No"}', undefined],
	['ret":"phk', undefined],
	['[{', undefined],
	['[["a"', undefined],
	['"No', undefined],
] as const) {
	test(`the text ${JSON.stringify(text)} says ${message ?? 'nothing'}`, (t) => {
		t.is(readTextWords(text).message, message);
	});
}

test("only an error with a code that is a text has PhyCloud's own form", (t) => {
	t.true(readWords({error: {code: 'X'}}).isOwn);
	t.false(readWords({error: {code: 7}}).isOwn);
	t.false(readWords({error: 'X'}).isOwn);
	t.false(readWords({code: 'X', message: 'No'}).isOwn);
	t.false(readWords([{error: {code: 'X'}}]).isOwn);
	t.false(readTextWords('X').isOwn);
});

test('twenty details are read, of lists and of fields', (t) => {
	const many = Array.from({length: 1000}, (_, index) => ({field: `f${index}`, message: 'No'}));
	t.is(readWords({error: {details: many}}).details.length, 20);
	t.is(readWords({details: many, errors: many, issues: many}).details.length, 20);
	t.is(readWords({errors: Object.fromEntries(many.map(({field}) => [field, ['No', 'No']]))}).details.length, 20);
});

const canary = 'phk_live_4fT9cAnArYvAlUe0123';

test('a credential in the place of a field, whole or in a pointer, is masked', (t) => {
	for (const place of [{field: canary}, {loc: ['body', canary]}, {pointer: `#/${canary}`}, {path: `/a/${canary}/b`}]) {
		const words = JSON.stringify(readWords({errors: [{...place, message: 'No'}]}));
		t.true(words.includes('<redacted>'), words);
		t.false(words.includes(canary), words);
	}
});

test('a credential in use is masked before a pointer is split at its slashes', (t) => {
	const credential = new Secret('sk/4fT9c/AnArYvAlUe');
	credential.use();
	t.teardown(() => {
		credential.forget();
	});
	const {details} = readWords({errors: [{pointer: '#/sk/4fT9c/AnArYvAlUe', message: 'No'}]});
	t.deepEqual(details, [{field: '<redacted>', message: 'No'}]);
});

const strangeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'then', ''];
const names = [
	'error',
	'errors',
	'detail',
	'details',
	'message',
	'Message',
	'code',
	'title',
	'fault',
	'loc',
	'msg',
	'path',
	'field',
	'source',
	'pointer',
	'issues',
	'invalid-params',
	'remediation',
	'request_id',
	'error_description',
	...strangeNames,
];
const anyBody = fc.letrec((tie) => ({
	value: fc.oneof(
		{depthSize: 'medium'},
		fc.string(),
		fc.constantFrom<unknown>(canary, `bad ${canary}`, '<html>', `/${canary}`, 'w'.repeat(1000), '\uD83D', '\u001B[2J'),
		fc.constantFrom<unknown>(null, 0, NaN, true, undefined),
		tie('list'),
		tie('record'),
	),
	list: fc.array(tie('value'), {maxLength: 4}),
	record: fc.dictionary(fc.constantFrom(...names), tie('value'), {maxKeys: 6}),
})).value;

test('whatever a body holds, its words are few short lines without a credential', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(anyBody, (body) => {
				const {isOwn, details, ...texts} = readWords(body);
				assert.equal(typeof isOwn, 'boolean');
				assert.ok(details.length <= 20);
				const lines = [
					...Object.values(texts).filter((text) => text !== undefined),
					...details.flatMap(({field, message}) => [field, message]),
				];
				for (const line of lines) {
					assert.ok(line.length <= 300);
					assert.match(line, /^\S/);
					assert.doesNotMatch(line, /[\r\n]|phk_live|^<html/);
				}
			}),
			{numRuns: 3000},
		);
	});
});

test('fields named like those of every object are none of these', (t) => {
	for (const name of strangeNames) {
		const body = JSON.parse(JSON.stringify({[name]: {message: 'No'}}).replace('""', `"${name}"`)) as unknown;
		t.is(readWords(body).message, undefined, name);
	}

	const odd = JSON.parse('{"__proto__": {"error": {"code": "X", "message": "No"}}}') as unknown;
	t.deepEqual(readWords(odd), {...readWords({}), isOwn: false});
	t.is(readWords(Object.assign(Object.create(null), {message: 'No'})).message, 'No');
	t.is(readWords(Object.assign(Object.create(null), {error: Object.create(null) as unknown})).message, undefined);
});

test('bodies that are deep or huge are read in no time', (t) => {
	const start = performance.now();
	let deep: unknown = 'No';
	for (let depth = 0; depth < 5000; depth++) {
		deep = {error: deep, errors: [deep], message: deep, detail: deep};
	}

	const wide = Object.fromEntries(Array.from({length: 200_000}, (_, index) => [`f${index}`, ['No']]));
	const long = 'x '.repeat(4_000_000);
	for (const body of [
		deep,
		wide,
		{error: wide},
		{errors: wide},
		{message: long},
		{errors: [{path: `/${long}`, message: long}]},
	]) {
		t.notThrows(() => readWords(body));
	}

	t.is(readWords(deep).message, undefined);
	t.is(readTextWords(long).message!.length, 300);
	t.true(performance.now() - start < 5000);
});
