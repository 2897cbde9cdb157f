import test from 'ava';
import {InterruptedError, PhywareError, SessionEnded, SeveralErrors} from '../source/core/errors.js';
import {report} from '../source/report.js';
import {painter} from '../source/terminal/theme.js';
import {ReaderGoneError} from '../source/terminal/write.js';

const plain = {json: false, paint: painter(false)};
const facts = {reason: 'The key is there.', remedy: 'Revoke it: phyware cloud keys revoke key_a'};

const reports: ReadonlyArray<readonly [what: string, thrown: unknown, exitCode: number, text: string]> = [
	['a session that ended well', new SessionEnded(0), 0, ''],
	['a session that was left', new SessionEnded(130), 130, ''],
	['a session with something to know', new SessionEnded(0, facts), 0, `${facts.reason}\n${facts.remedy}\n`],
	['a session with a reason alone', new SessionEnded(130, {reason: facts.reason}), 130, `${facts.reason}\n`],
	['a session with a remedy alone', new SessionEnded(130, {remedy: facts.remedy}), 130, `${facts.remedy}\n`],
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

test('what a session leaves behind is told in lines where errors are JSON, too', (t) => {
	t.is<string, string>(
		report(new SessionEnded(0, facts), {...plain, json: true}).text,
		`${facts.reason}\n${facts.remedy}\n`,
	);
});

test('a name in what a session leaves behind can neither move the cursor nor hold a credential', (t) => {
	const reason = 'The key "\u001B[2Jx phk_live_0123456789abcdefghij" is there.';
	const {text} = report(new SessionEnded(0, {reason}), plain);
	t.false(text.includes('\u001B'));
	t.false(text.includes('0123456789'));
	t.regex(text, /^The key .* is there\.\n$/);
});
