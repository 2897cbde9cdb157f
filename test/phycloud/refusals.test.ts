import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {PhywareError} from '../../source/core/errors.js';
import {refusal} from '../../source/phycloud/refusals.js';
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
			const error = refusal(sampleAnswer(status), undefined)!;
			t.like(error, {code, status, requestId: 'request-of-ours', reason: undefined});
			t.true(error instanceof PhywareError);
			t.regex(error.message, /^[A-Z].*\.$/);
			t.regex(error.remedy!, /^[A-Z].*\.$/);
		});
	}
}

for (const status of [402, 405, 406, 418, 451, 499, 600, 999]) {
	test(`${status} is no refusal of PhyCloud's, whatever its body says`, (t) => {
		t.is(refusal(sampleAnswer(status), {error: {code: 'SERVER', message: 'words'}}), undefined);
	});
}

test('the body decides between a taken name and a request in progress, and nothing else', (t) => {
	t.is(refusal(sampleAnswer(409), {error: {code: 'IN_PROGRESS'}})?.code, 'IN_PROGRESS');
	t.is(refusal(sampleAnswer(409), {error: {code: 'CONFLICT'}})?.code, 'CONFLICT');
	t.is(refusal(sampleAnswer(409), {error: {code: 'SERVER'}})?.code, 'CONFLICT');
	t.is(refusal(sampleAnswer(403), {error: {code: 'IN_PROGRESS'}})?.code, 'FORBIDDEN');
	t.is(refusal(sampleAnswer(500), {error: {code: 'UNAUTHENTICATED'}})?.code, 'SERVER');
});

test("PhyCloud's own form gives message, remedy, details and the server's request id", (t) => {
	const error = refusal(sampleAnswer(422), {
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
	})!;
	t.like(error, {
		code: 'VALIDATION',
		message: 'The body is invalid',
		reason: 'name: too long; scopes: empty',
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
	["FastAPI's list", {detail: [{loc: ['body', 'name'], msg: 'field required', type: 'missing'}]}, 'field required'],
	[
		'a problem document',
		{type: 'about:blank', title: 'Locked', detail: 'The tenant is locked'},
		'The tenant is locked',
	],
	['a problem document without detail', {title: 'Locked', status: 422}, 'Locked'],
	['details without a message', {error: {details: [{field: 'name', message: 'too long'}]}}, 'too long'],
	['a message with blanks around', {error: {message: '  Locked \n'}}, 'Locked'],
];

for (const [what, body, message] of forms) {
	test(`${what} gives its message`, (t) => {
		t.is(refusal(sampleAnswer(422), body)?.message, message);
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
	t.deepEqual(refusal(sampleAnswer(422), body)?.details, [
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
		t.is(refusal(sampleAnswer(403), body)?.message, 'This API key may not do that.');
	});
}

test('a missing scope is named by the remedy of a refusal without words', (t) => {
	t.regex(refusal(sampleAnswer(403), undefined)!.remedy!, /admin:keys scope/);
});

test('too many requests are answered with how long to wait, unless the server words it', (t) => {
	const limited = sampleAnswer(429, '', {'retry-after': '7'});
	t.is(refusal(limited, undefined)?.remedy, 'Run the command again in 7 s.');
	t.is(refusal(limited, {error: {remediation: 'Ask for more'}})?.remedy, 'Ask for more');
	t.is(refusal(sampleAnswer(429), undefined)?.remedy, 'Wait a moment and run the command again.');
	t.notRegex(refusal(sampleAnswer(503, '', {'retry-after': '7'}), undefined)!.remedy!, /7 s/);
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
		const error = refusal(sampleAnswer(401), body)!;
		const words = JSON.stringify({...error, message: error.message});
		t.false(words.includes(canary), words);
		t.true(words.includes('bad key <redacted>'));
	}
});

test('a long message is cut to 300 characters', (t) => {
	t.is(refusal(sampleAnswer(400), {detail: 'm'.repeat(300)})?.message, 'm'.repeat(300));
	t.is(refusal(sampleAnswer(400), {detail: 'm'.repeat(100_000)})?.message, `${'m'.repeat(299)}…`);
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
				const error = refusal(sampleAnswer(code), given)!;
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
	t.true(refusal(sampleAnswer(422), {error: {message: 'no', details}})!.reason!.length <= 1000);
});

test('a detail that only repeats the message is not told twice', (t) => {
	const message = 'Key name taken.';
	const body = {error: {code: 'CONFLICT', message, details: [{field: 'name', message}]}};
	const error = refusal(sampleAnswer(409, body), body)!;
	t.is(error.message, message);
	t.is(error.reason, undefined);
	t.deepEqual(error.details, [{field: 'name', message}]);
});
