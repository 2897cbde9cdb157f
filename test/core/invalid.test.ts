import test from 'ava';
import fc from 'fast-check';
import {PhywareError} from '../../source/core/errors.js';
import {invalid, quote} from '../../source/core/invalid.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

test('an invalid value is a validation error with its facts', (t) => {
	const error = invalid('No.', {reason: 'Because.', remedy: 'Do this.'});
	t.true(error instanceof PhywareError);
	t.like(error, {code: 'VALIDATION', message: 'No.', reason: 'Because.', remedy: 'Do this.'});
});

const quoted: ReadonlyArray<readonly [text: string, quoted: string]> = [
	['', '""'],
	['abc', '"abc"'],
	['say "hi"', String.raw`"say \"hi\""`],
	['a\nb\u001B[31mc', '"a\\nb\uFFFDc"'],
	['鍵', '"鍵"'],
	['x'.repeat(60), `"${'x'.repeat(60)}"`],
	['x'.repeat(61), `"${'x'.repeat(57)}…"`],
	['x'.repeat(100_000), `"${'x'.repeat(57)}…"`],
];

for (const [text, expected] of quoted) {
	test(`a word of ${text.length} characters is quoted as ${expected.slice(0, 20)}`, (t) => {
		t.is(quote(text), expected);
	});
}

test('a quoted word is never longer than a message can hold', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.string({unit: 'binary', maxLength: 200}),
				(text) => (JSON.parse(quote(text)) as string).length <= 60,
			),
		);
	});
});

test('shortening never cuts a character in two', (t) => {
	t.true((JSON.parse(quote('x'.repeat(56) + '🔑'.repeat(10))) as string).isWellFormed());
});
