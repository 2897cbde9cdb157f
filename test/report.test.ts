import test from 'ava';
import {InterruptedError, PhywareError, SeveralErrors} from '../source/core/errors.js';
import {report} from '../source/report.js';
import {painter} from '../source/terminal/theme.js';
import {ReaderGoneError} from '../source/terminal/write.js';

const plain = {json: false, paint: painter(false)};
const facts = {reason: 'The key is there.', remedy: 'Revoke it: phyware cloud keys revoke key_a'};

const reports: ReadonlyArray<readonly [what: string, thrown: unknown, exitCode: number, text: string]> = [
	['a signal', new InterruptedError('SIGTERM'), 143, 'Terminated.\n'],
	[
		'a signal with something to know',
		new InterruptedError('SIGINT', facts),
		130,
		`Interrupted.\n  ${facts.reason}\n  ${facts.remedy}\n`,
	],
	[
		'an error',
		new PhywareError('NOT_FOUND', 'Key not found.', facts),
		3,
		`error: Key not found.\n  ${facts.reason}\n  ${facts.remedy}\n`,
	],
	['a reader that has gone', new ReaderGoneError(), 0, ''],
	[
		'several errors',
		new SeveralErrors([new PhywareError('NOT_FOUND', 'One.'), new PhywareError('SERVER', 'Two.')]),
		3,
		'error: One.\nerror: Two.\n',
	],
];

for (const [what, thrown, exitCode, text] of reports) {
	test(`${what} is reported with exit code ${exitCode}`, (t) => {
		t.deepEqual<unknown, unknown>(report(thrown, plain), {exitCode, text});
	});
}

test('in JSON, the message of a server and its reason are two sentences', (t) => {
	const error = new PhywareError('VALIDATION', 'The body is invalid', {reason: 'name: taken.'});
	const {text} = report(error, {...plain, json: true});
	t.is((JSON.parse(text) as {error: {message: string}}).error.message, 'The body is invalid. name: taken.');
});

test('untrusted text in an error is cleaned', (t) => {
	const error = new PhywareError('NOT_FOUND', 'No \u001B[31mkey\u001B[0m \u202Ehere.', {reason: 'a\u0007b'});
	for (const json of [false, true]) {
		t.notRegex(report(error, {...plain, json}).text, /[\u0000-\u0009\u000B-\u001F\u202E]/);
	}
});
