import test from 'ava';
import {jsonReply, page} from './replies.js';
import {openPlace} from './place.js';
import {type Reply} from './variant.js';

const words = 'The ledger is closed for stocktaking';

/** The forms in which servers say why. */
const forms: ReadonlyArray<readonly [what: string, body: unknown]> = [
	['{error: {code, message}}', {error: {code: 'CLOSED', message: words}}],
	['{error: {message}}', {error: {message: words}}],
	['{error: "…"}', {error: words}],
	['{error, error_description}', {error: 'closed', error_description: words}],
	['{message}', {message: words}],
	['{code, message}', {code: 'CLOSED', message: words}],
	['{errors: [{message}]}', {errors: [{message: words}]}],
	['{errors: ["…"]}', {errors: [words]}],
	['{errors: [{detail}]} of JSON:API', {errors: [{status: '400', title: 'Closed', detail: words}]}],
	['{detail: "…"}', {detail: words}],
	['{detail: {message}}', {detail: {message: words}}],
	['{detail: [{loc, msg}]}', {detail: [{loc: ['body', 'name'], msg: words, type: 'value_error'}]}],
	['a problem document', {type: 'about:blank', title: 'Closed', detail: words, status: 400}],
];

const codes: Readonly<Record<number, number>> = {400: 4, 401: 2, 403: 2, 404: 3, 409: 4, 410: 3, 413: 4, 422: 4};

for (const [what, body] of forms) {
	test.serial(`the status decides the exit code, and the reason is shown, of an error as ${what}`, async (t) => {
		for (const [status, code] of Object.entries(codes)) {
			const reply: Reply = jsonReply(Number(status), body);
			const {run, busy} = await openPlace(t, {name: what, out: () => reply});
			const {exitCode, stdout, stderr} = await run(['list', ...busy]);
			t.deepEqual([exitCode, stdout], [code, ''], status);
			t.true(stderr.includes(words), `${status}: ${stderr}`);
		}
	});
}

for (const [what, reply] of [
	['no body', {}],
	['{}', {body: {}}],
	['null', {body: null}],
	['an empty array', {body: []}],
	['a number', {body: 404}],
	['plain text', {body: 'Stocktaking'}],
	['words of other types', {body: {error: {code: 7, message: ['a']}, message: 1, errors: {a: 1}, detail: null}}],
] as const) {
	test.serial(`the status decides the exit code of an error with ${what}`, async (t) => {
		for (const [status, code] of Object.entries(codes)) {
			const {run, busy} = await openPlace(t, {name: what, out: () => ({status: Number(status), ...reply})});
			const {exitCode, stdout, stderr} = await run(['list', ...busy]);
			t.deepEqual([exitCode, stdout], [code, ''], status);
			t.notRegex(stderr, /undefined|\[object|NaN/);
		}
	});
}

test.serial(
	'a web page with a status of 4xx keeps the exit code, and a gateway is named as who may have sent it',
	async (t) => {
		for (const [status, code] of Object.entries(codes)) {
			const {run, busy} = await openPlace(t, {name: 'is behind a gateway', out: () => page(Number(status))});
			const {exitCode, stderr} = await run(['list', ...busy]);
			t.is(exitCode, code, status);
			t.regex(stderr, /gateway|proxy/i);
			t.notRegex(stderr, /<h1>|<html>/);
		}
	},
);

test.serial('a 403 shows the scope that the server says is missing', async (t) => {
	const body = {error: 'insufficient_scope', error_description: 'The scope keys:write is required'};
	const {run, busy} = await openPlace(t, {name: 'has scopes of its own', out: () => jsonReply(403, body)});
	const {exitCode, stderr} = await run(['list', ...busy]);
	t.is(exitCode, 2);
	t.regex(stderr, /keys:write/);
});
