import test, {type ExecutionContext} from 'ava';
import {answering, hostileServer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123'];

/** Statuses with their exit codes; 503 says when to come back, so that nothing is tried again, and 402 is none of PhyCloud's. */
const statuses = {401: 2, 402: 1, 403: 2, 404: 3, 409: 4, 422: 4, 451: 1, 503: 5} as const;

const said = 'Said by the server';

type Body = {readonly type?: string; readonly body: string; readonly isMarkup?: boolean};

const json = (body: unknown, type = 'application/json') => ({type, body: JSON.stringify(body)});

/** The forms in which common stacks refuse. */
const forms: Readonly<Record<string, Body>> = {
	"PhyCloud's own form": json({error: {code: 'X', message: said, details: [], request_id: 'r-1'}}),
	'details alone': json({error: {details: [{field: 'name', message: said}]}}),
	'an error that is a text': json({error: said}),
	OAuth: json({error: 'x', error_description: said}),
	'a message': json({message: said}),
	'a code and a message': json({code: 'X', message: said}),
	'the message of AWS': json({Message: said}),
	'a list of texts': json({errors: [said]}),
	'a list of messages': json({errors: [{message: said}]}),
	'JSON:API': json({errors: [{title: 'x', detail: said, source: {pointer: '/data/attributes/name'}}]}),
	'express-validator': json({errors: [{msg: said, path: 'name'}]}),
	'Rails and Laravel': json({errors: {name: [said]}}),
	Django: json({name: [said]}),
	"FastAPI's plain form": json({detail: said}),
	"FastAPI's list": json({detail: [{loc: ['body', 'name'], msg: said, type: 'x'}]}),
	'a detail that is an object': json({detail: {message: said, code: 'X'}}),
	'a problem document': json({type: 'about:blank', title: 'x', detail: said}, 'application/problem+json'),
	'a problem document with a title': json({title: said, status: 418}, 'application/problem+json'),
	'a problem with invalid parameters': json({title: 'x', 'invalid-params': [{name: 'name', reason: said}]}),
	Spring: json({timestamp: 1, status: 418, error: 'x', message: said, path: '/'}),
	NestJS: json({statusCode: 418, error: 'x', message: [said]}),
	Google: json({error: {code: 418, message: said, status: 'X', errors: [{message: said, reason: 'x'}]}}),
	Apigee: json({fault: {faultstring: said, detail: {errorcode: 'x'}}}),
	'JSON that is called a web page': json({message: said}, 'text/html'),
	'a JSON text': json(said),
	'plain text': {type: 'text/plain', body: `${said}\n`},
	'text without a type': {body: said},
	'text on several lines': {type: 'text/plain', body: said.replaceAll(' ', '\r\n\t')},
};

/** What is never shown; markup may come from a gateway. */
const unreadable: Readonly<Record<string, Body>> = {
	'a web page': {type: 'text/html', body: `<h1>${said}</h1>`, isMarkup: true},
	'a web page without a type': {body: `<!DOCTYPE html><h1>${said}</h1>`, isMarkup: true},
	'a web page that is called JSON': {type: 'application/json', body: `<html>${said}</html>`, isMarkup: true},
	'a web page in a message': json({message: `<html>${said}</html>`}),
	XML: {type: 'application/xml', body: `<Error><Message>${said}</Message></Error>`, isMarkup: true},
	'broken JSON': {type: 'application/json', body: `{"message": "${said}"`},
	bytes: {type: 'application/octet-stream', body: said},
	'an unknown field': json({key: {name: said}}),
};

/** Runs against a server that refuses with a body, under each of the statuses, and checks what every refusal has in common. */
async function eachRefusal(
	t: ExecutionContext,
	{type, body}: Body,
	check: (stderr: string, status: number) => void,
): Promise<void> {
	let status = 0;
	const {address} = await hostileServer(t, (socket, request) => {
		const typed = type === undefined ? {} : {'content-type': type};
		answering({status, headers: {...typed, ...(status === 503 && {'retry-after': '3600'})}, body})(socket, request);
	});
	for (const [refused, exitCode] of Object.entries(statuses)) {
		status = Number(refused);
		const run = await phywareHere(list, {env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'phk_live_x'}});
		t.is(run.exitCode, exitCode, refused);
		t.is(run.stdout, '');
		t.regex(run.stderr, /^error: [^\n]+\n {2}[^\n]+\n {2}[^\n]+\n$/);
		t.regex(run.stderr, new RegExp(`answered ${refused} `));
		t.notRegex(run.stderr, /[<{}]/);
		check(run.stderr, status);
	}
}

for (const [what, body] of Object.entries(forms)) {
	test(`${what} is shown, and the status decides the exit code`, async (t) => {
		await eachRefusal(t, body, (stderr) => {
			t.true(stderr.includes(said), stderr);
		});
	});
}

for (const [what, body] of Object.entries(unreadable)) {
	test(`${what} is not shown, and the status decides the exit code`, async (t) => {
		await eachRefusal(t, body, (stderr) => {
			t.false(stderr.includes(said), stderr);
			t.is(
				/The response is (?:a web page|XML or other markup): it may come from a gateway/.test(stderr),
				body.isMarkup === true,
			);
		});
	});
}
