import {inspect} from 'node:util';
import test from 'ava';
import {
	toSentence,
	errorSentences,
	InterruptedError,
	PhywareError,
	SeveralErrors,
	stopSignals,
} from '../../source/core/errors.js';

test('an error carries what happened, why, and what to do next', (t) => {
	const error = new PhywareError('NOT_FOUND', 'Key not found', {
		reason: 'It was never there.',
		remedy: 'Check the id.',
		requestId: 'r-1',
		status: 404,
		details: [{field: 'key_id', message: 'unknown'}],
	});
	t.like(error, {
		name: 'PhywareError',
		code: 'NOT_FOUND',
		message: 'Key not found',
		reason: 'It was never there.',
		remedy: 'Check the id.',
		requestId: 'r-1',
		status: 404,
	});
	t.deepEqual(error.details, [{field: 'key_id', message: 'unknown'}]);
});

test('an error without more facts has no details and no cause', (t) => {
	const error = new PhywareError('INTERNAL', 'Broken');
	t.deepEqual(error.details, []);
	t.is(error.remedy, undefined);
	t.false('cause' in error);
	t.false(inspect(error).includes('cause'));
});

test('an interruption remembers its signal, and words Ctrl-C as one', (t) => {
	const interrupted = new InterruptedError('SIGINT');
	t.is(interrupted.signal, 'SIGINT');
	t.is(interrupted.code, 'INTERRUPTED');
	t.is(interrupted.message, 'Interrupted.');
	t.is(new InterruptedError('SIGTERM').message, 'Terminated.');
	t.is(new InterruptedError('SIGHUP').signal, 'SIGHUP');
});

test('each signal exits with 128 and its number', (t) => {
	t.deepEqual(stopSignals, {SIGINT: 130, SIGTERM: 143, SIGHUP: 129});
});

for (const [text, sentence] of [
	['taken', 'taken.'],
	['taken.', 'taken.'],
	['taken!', 'taken!'],
	['a very long…', 'a very long…'],
	['a\u001B]0;never ends', 'a\uFFFD.'],
] as const) {
	test(`${JSON.stringify(text)} as a sentence is ${sentence}`, (t) => {
		t.is(toSentence(text), sentence);
	});
}

test('several errors keep the order of what was asked for', (t) => {
	const errors = [new PhywareError('NOT_FOUND', 'one'), new PhywareError('SERVER', 'two')];
	const several = new SeveralErrors(errors);
	t.deepEqual(several.errors, errors);
	t.is(several.message, '2 errors');
});

const sentences: ReadonlyArray<readonly [parts: Parameters<typeof errorSentences>[0], text: string]> = [
	[{message: 'One.', reason: 'Two.', remedy: 'Three.'}, 'One. Two. Three.'],
	[{message: 'One', reason: 'Two', remedy: 'Three'}, 'One. Two. Three.'],
	[{message: 'One', reason: undefined, remedy: 'Three'}, 'One. Three.'],
	[{message: 'One', reason: '', remedy: undefined}, 'One.'],
	[{message: 'One?', reason: 'Two!', remedy: 'Run:'}, 'One? Two! Run:'],
	[{message: 'One…', reason: undefined, remedy: undefined}, 'One…'],
	[{message: 'See https://a.example/b', reason: undefined, remedy: undefined}, 'See https://a.example/b.'],
];

for (const [parts, text] of sentences) {
	test(`${JSON.stringify(parts)} in sentences is ${text}`, (t) => {
		t.is(errorSentences(parts), text);
	});
}
