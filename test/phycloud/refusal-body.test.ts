import test from 'ava';
import {readRefusal, listStatements} from '../../source/phycloud/refusal-body.js';
import {sampleAnswer} from './sample-answer.js';

const page = '<!doctype html><html><h1>Forbidden</h1></html>';
const latin1 = Buffer.from('Zugriff verweigert für', 'latin1');

const bodies: ReadonlyArray<
	readonly [what: string, type: string | undefined, body: unknown, markup: string | undefined, message?: string]
> = [
	['a web page', 'text/html; charset=utf-8', page, 'a web page'],
	['a web page without a type', undefined, `\n ${page}`, 'a web page'],
	['a web page that is called JSON', 'application/json', page, 'a web page'],
	['a web page that is called text', 'text/plain', `\uFEFF${page}`, 'a web page'],
	['a web page in capitals', undefined, page.toUpperCase(), 'a web page'],
	['a text that is called a web page', 'text/html', 'Forbidden', 'a web page'],
	['a JSON text that is called a web page', 'text/html', '"Forbidden"', 'a web page'],
	['nothing that is called a web page', 'text/html', '', 'a web page'],
	['XHTML', 'application/xhtml+xml', page, 'a web page'],
	['XML', 'application/xml', '<Error><Message>No</Message></Error>', 'XML or other markup'],
	['XML without a type', undefined, '<?xml version="1.0"?><Error>No</Error>', 'XML or other markup'],
	['JSON that is called a web page', 'text/html', {message: 'No'}, undefined, 'No'],
	['JSON without a type', undefined, {message: 'No'}, undefined, 'No'],
	['JSON that is called text', 'text/plain', {message: 'No'}, undefined, 'No'],
	['a JSON text', 'application/json', '"No"', undefined, 'No'],
	['a problem document', 'application/problem+json', {title: 'No'}, undefined, 'No'],
	['a text', 'text/plain', 'No\n', undefined, 'No'],
	['a text without a type', undefined, 'No', undefined, 'No'],
	['a text that is called JSON', 'application/json', 'No', undefined, 'No'],
	['a piece of markup', undefined, '<h1>No</h1>', 'XML or other markup'],
	['a text that only compares', undefined, '3 < 7', undefined, '3 < 7'],
	['broken JSON', 'application/json', '{"message": "No"', undefined],
	['bytes', 'application/octet-stream', 'No', undefined],
	['a table', 'text/csv', 'No', undefined],
	['a text that is no UTF-8', 'text/plain', latin1, undefined],
	['nothing', undefined, '', undefined],
	['a number', 'application/json', '7', undefined],
];

for (const [what, type, body, markup, message] of bodies) {
	test(`${what} is ${markup ?? 'no markup'} and says ${message ?? 'nothing'}`, (t) => {
		const read = readRefusal(sampleAnswer(403, body, type === undefined ? {} : {'content-type': type}));
		t.is<string | undefined, string | undefined>(read.markup, markup);
		t.is(read.words.message, message);
		t.deepEqual(read.words.details, []);
	});
}

test('what is said is the message and each detail, with its field, once', (t) => {
	const name = {field: 'name', message: 'taken'};
	const whole = {field: 'request', message: 'No'};
	const words = {isOwn: false, details: [name, whole, name, {field: 'scopes', message: 'Not now'}]};
	t.deepEqual(listStatements({...words, message: 'Not now'}), ['Not now', 'name: taken', 'No']);
	t.deepEqual(listStatements(words), ['name: taken', 'No', 'scopes: Not now']);
	t.deepEqual(listStatements({isOwn: false, details: []}), []);
});
