import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {PhywareError} from '../../source/core/errors.js';
import {isInProgress} from '../../source/phycloud/envelope.js';
import {describeReason, refusal} from '../../source/phycloud/refusals.js';
import {sampleAnswer} from './sample-answer.js';

const statuses: Record<string, readonly number[]> = {
	VALIDATION: [400, 413, 415, 422],
	UNAUTHENTICATED: [401],
	FORBIDDEN: [403],
	NOT_FOUND: [404, 410],
	CONFLICT: [409],
	RATE_LIMITED: [429],
	SERVER: [500, 501, 502, 503, 504, 520, 599],
};

for (const [code, ofCode] of Object.entries(statuses)) {
	for (const status of ofCode) {
		test(`${status} without words is ${code} in words of our own`, (t) => {
			const error = refusal(sampleAnswer(status))!;
			t.like(error, {code, status, requestId: 'request-of-ours', reason: undefined});
			t.true(error instanceof PhywareError);
			t.regex(error.message, /^[A-Z].*\.$/);
			t.regex(error.remedy!, /^[A-Z].*\.$/);
		});
	}
}

for (const status of [402, 405, 406, 418, 451, 499, 600, 999]) {
	test(`${status} is no refusal of PhyCloud's, whatever its body says`, (t) => {
		t.is(refusal(sampleAnswer(status, {error: {code: 'SERVER', message: 'words'}})), undefined);
	});
}

test('the body decides between a taken name and a request in progress, and nothing else', (t) => {
	t.is(refusal(sampleAnswer(409, {error: {code: 'IN_PROGRESS'}}))?.code, 'IN_PROGRESS');
	t.is(refusal(sampleAnswer(409, {error: {code: 'CONFLICT'}}))?.code, 'CONFLICT');
	t.is(refusal(sampleAnswer(409, {error: {code: 'SERVER'}}))?.code, 'CONFLICT');
	t.is(refusal(sampleAnswer(403, {error: {code: 'IN_PROGRESS'}}))?.code, 'FORBIDDEN');
	t.is(refusal(sampleAnswer(500, {error: {code: 'UNAUTHENTICATED'}}))?.code, 'SERVER');
});

test('a request in progress is known by the same forms as what is tried again', (t) => {
	for (const body of [
		{code: 'IN_PROGRESS', message: 'Wait'},
		{detail: {code: 'IN_PROGRESS'}},
		{error: 'IN_PROGRESS', message: 'Wait'},
		{message: 'IN_PROGRESS'},
		{errors: ['IN_PROGRESS']},
		'IN_PROGRESS',
	]) {
		const answer = sampleAnswer(409, body);
		t.is(refusal(answer)!.code, isInProgress(answer) ? 'IN_PROGRESS' : 'CONFLICT', JSON.stringify(body));
	}
});

test("PhyCloud's own form gives message, remedy, details and the server's request id", (t) => {
	const body = {
		error: {
			code: 'VALIDATION',
			message: 'The body is invalid',
			remediation: 'Correct it',
			details: [
				{field: 'name', message: 'too long'},
				{field: 'scopes', message: 'empty'},
			],
			request_id: 'request-of-theirs',
		},
	};
	const error = refusal(sampleAnswer(422, body))!;
	t.like(error, {
		code: 'VALIDATION',
		message: 'The body is invalid',
		reason: 'name: too long; scopes: empty.',
		remedy: 'Correct it',
		requestId: 'request-of-theirs',
	});
	t.deepEqual(error.details, [
		{field: 'name', message: 'too long'},
		{field: 'scopes', message: 'empty'},
	]);
});

const forms: ReadonlyArray<readonly [what: string, body: unknown, message: string]> = [
	["FastAPI's plain form", {detail: 'Tenant is locked'}, 'Tenant is locked'],
	[
		"FastAPI's list",
		{detail: [{loc: ['body', 'name'], msg: 'field required', type: 'missing'}]},
		'name: field required',
	],
	[
		'a problem document',
		{type: 'about:blank', title: 'Locked', detail: 'The tenant is locked'},
		'The tenant is locked',
	],
	['a problem document without detail', {title: 'Locked', status: 422}, 'Locked'],
	['details without a message', {error: {details: [{field: 'name', message: 'too long'}]}}, 'name: too long'],
	['a message with blanks around', {error: {message: '  Locked \n'}}, 'Locked'],
];

for (const [what, body, message] of forms) {
	test(`${what} gives its message`, (t) => {
		t.is(refusal(sampleAnswer(422, body))?.message, message);
	});
}

test("FastAPI's list names the fields, without the body's own name", (t) => {
	const body = {
		detail: [
			{loc: ['body', 'scopes', 0], msg: 'wrong'},
			{loc: ['body'], msg: 'no object'},
			{msg: 'unplaced'},
			{loc: ['query', 'limit']},
			7,
			null,
		],
	};
	t.deepEqual(refusal(sampleAnswer(422, body))?.details, [
		{field: 'scopes.0', message: 'wrong'},
		{field: 'request', message: 'no object'},
		{field: 'request', message: 'unplaced'},
	]);
});

for (const body of [
	undefined,
	null,
	7,
	[],
	{},
	{error: true},
	{error: []},
	{error: {message: 7}},
	{detail: ''},
	{detail: []},
	{detail: {}},
]) {
	test(`${JSON.stringify(body) ?? 'No body'} leaves the words to us`, (t) => {
		t.is(refusal(sampleAnswer(403, body))?.message, 'This API key may not do that.');
	});
}

test('a missing scope is named by the remedy of a refusal without words', (t) => {
	t.regex(refusal(sampleAnswer(403))!.remedy!, /admin:keys scope/);
});

test('too many requests are answered with how long to wait, unless the server words it', (t) => {
	const limited = (body: unknown) => sampleAnswer(429, body, {'retry-after': '7'});
	t.is(refusal(limited(''))?.remedy, 'Run the command again in 7 s.');
	t.is(refusal(limited({error: {remediation: 'Ask for more'}}))?.remedy, 'Ask for more');
	t.is(refusal(sampleAnswer(429))?.remedy, 'Wait a moment and run the command again.');
	t.notRegex(refusal(sampleAnswer(503, '', {'retry-after': '7'}))!.remedy!, /7 s/);
});

test('a credential that a server repeats is masked everywhere', (t) => {
	const canary = 'phk_live_4fT9cAnArYvAlUe0123';
	const said = `bad key ${canary}`;
	for (const body of [
		{
			error: {
				code: said,
				message: said,
				remediation: said,
				request_id: canary,
				details: [{field: canary, message: said}],
			},
		},
		{detail: said},
		{title: said},
		{detail: [{loc: [canary], msg: said}]},
	]) {
		const error = refusal(sampleAnswer(401, body))!;
		const words = JSON.stringify({...error, message: error.message});
		t.false(words.includes(canary), words);
		t.true(words.includes('bad key <redacted>'));
	}
});

test('a long message is cut to 300 characters', (t) => {
	t.is(refusal(sampleAnswer(400, {detail: 'm'.repeat(300)}))?.message, 'm'.repeat(300));
	t.is(refusal(sampleAnswer(400, {detail: 'm'.repeat(100_000)}))?.message, `${'m'.repeat(299)}…`);
});

test('whatever a body holds, a refusal has a code, a short message and a remedy', (t) => {
	const word = fc.constantFrom(
		'error',
		'detail',
		'title',
		'message',
		'code',
		'details',
		'loc',
		'msg',
		'field',
		'remediation',
	);
	const body = fc.letrec((tie) => ({
		value: fc.oneof({depthSize: 'small'}, fc.string(), fc.integer(), fc.constant(null), tie('list'), tie('record')),
		list: fc.array(tie('value'), {maxLength: 4}),
		record: fc.dictionary(word, tie('value'), {maxKeys: 5}),
	})).record;
	const status = fc.constantFrom(...Object.values(statuses).flat());
	t.notThrows(() => {
		fc.assert(
			fc.property(status, body, (code, given) => {
				const error = refusal(sampleAnswer(code, given))!;
				assert.equal(error.status, code);
				assert.ok(error.message.length > 0);
				assert.ok(error.message.length <= 300);
				assert.ok(error.remedy!.length > 0);
				assert.ok(error.remedy!.length <= 300);
			}),
			{numRuns: 2000},
		);
	});
});

test('a reason made of many details is no longer than a message', (t) => {
	const details = Array.from({length: 1000}, () => ({field: 'f'.repeat(300), message: 'm'.repeat(300)}));
	t.true(refusal(sampleAnswer(422, {error: {message: 'no', details}}))!.reason!.length <= 1000);
});

test('details without a message are message and reason, each with its field', (t) => {
	const body = {errors: {name: ['is taken'], scopes: ['is empty', 'is short']}};
	const error = refusal(sampleAnswer(422, body))!;
	t.is(error.message, 'name: is taken');
	t.is(error.reason, 'scopes: is empty; scopes: is short.');
	t.is(error.details.length, 3);
});

const page = {'content-type': 'text/html'};

for (const [status, message] of [
	[400, 'The request was refused as invalid.'],
	[401, 'The API key was not accepted.'],
	[403, 'Access was denied.'],
	[404, 'Not found.'],
	[409, 'The request was refused because of a conflict.'],
	[429, 'Rate limit exceeded.'],
	[502, 'The server failed to handle the request.'],
] as const) {
	test(`a web page with ${status} is no word of PhyCloud's`, (t) => {
		const error = refusal(sampleAnswer(status, '<h1>phk_live_4fT9cAnArYvAlUe0123</h1>', page))!;
		t.is(error.message, message);
		t.is(error.reason, 'The response is a web page: it may come from a gateway instead of PhyCloud.');
	});
}

for (const [what, body, headers, reason] of [
	['nothing', '', {}, undefined],
	['JSON without words', {}, {}, undefined],
	['a message', {message: 'Payment required'}, {}, 'The server says: Payment required.'],
	['a whole sentence', {error: 'Pay first!'}, {}, 'The server says: Pay first!'],
	['details', {message: 'No', errors: {name: ['taken']}}, {}, 'The server says: No; name: taken.'],
	['text', 'Not\nacceptable', {}, 'The server says: Not acceptable.'],
	['a web page', '<p>', page, 'The response is a web page: it may come from a gateway instead of PhyCloud.'],
	['XML', '<?xml?>', {}, 'The response is XML or other markup: it may come from a gateway instead of PhyCloud.'],
] as const) {
	test(`the reason in an answer that holds ${what} is ${reason ?? 'none'}`, (t) => {
		t.is(describeReason(sampleAnswer(402, body, headers)), reason);
	});
}

test('an escape sequence that a detail begins does not take the others along', (t) => {
	const details = [
		{field: 'name', message: 'a\u001B]0;'},
		{field: 'scopes', message: 'b'},
	];
	t.is(refusal(sampleAnswer(422, {error: {message: 'No', details}}))!.reason, 'name: a\uFFFD; scopes: b.');
});

test('a detail that only repeats the message is not shown twice', (t) => {
	const message = 'Key name taken.';
	const body = {error: {code: 'CONFLICT', message, details: [{field: 'name', message}]}};
	const error = refusal(sampleAnswer(409, body))!;
	t.is(error.message, message);
	t.is(error.reason, undefined);
	t.deepEqual(error.details, [{field: 'name', message}]);
});
