import test from 'ava';
import fc from 'fast-check';
import {measure} from '../../../source/terminal/measure.js';
import {clean, say} from '../../../source/terminal/printable.js';
import {formLine, labelWidth, noteLine, wrapWords} from '../../../source/tui/components/form.js';
import {longTime} from '../../../source/tui/components/long-time.js';
import {plainTheme} from '../sample.js';

const theme = plainTheme();

test('fields begin in one column, with the pointer before the one in focus', (t) => {
	t.is<string, string>(formLine(say`Name`, true, say`x`, theme), 'Name      ❯ x');
	t.is<string, string>(formLine(say`Scopes`, false, say`y`, theme), 'Scopes      y');
	t.is<string, string>(formLine(say`Name`, true, say`x`, plainTheme(false)), 'Name      > x');
});

test('notes stand under the field', (t) => {
	t.is(noteLine(say`z`, 'danger', theme).indexOf('z'), labelWidth + 2);
});

test('words break between them, and one that is too long is cut', (t) => {
	t.deepEqual(wrapWords(say`one two three`, 7), ['one two', 'three'] as never);
	t.deepEqual(wrapWords(say`a verylongword b`, 5), ['a', 'very…', 'b'] as never);
	t.deepEqual(wrapWords(say`fits`, 10), ['fits'] as never);
});

test('no broken line is wider than it may be, and no word that fits is lost', (t) => {
	const words = fc.array(fc.string({unit: fc.constantFrom('a', 'b', '鍵'), minLength: 1, maxLength: 12}), {
		minLength: 1,
	});
	t.notThrows(() => {
		fc.assert(
			fc.property(words, fc.integer({min: 1, max: 40}), (list, width) => {
				const lines = wrapWords(clean(list.join(' ')), width);
				const fitting = list.filter((word) => measure(clean(word)) <= width);
				const kept = new Set(lines.join(' ').split(' '));
				return lines.every((line) => measure(line) <= width) && fitting.every((word) => kept.has(word));
			}),
		);
	});
});

const times: ReadonlyArray<readonly [instant: string | null, words: string]> = [
	['2027-02-21T14:05:06Z', 'Sunday 21 February 2027, 14:05 UTC'],
	['2026-11-23T00:00:00Z', 'Monday 23 November 2026, 00:00 UTC'],
	['2027-01-31T23:59:59Z', 'Sunday 31 January 2027, 23:59 UTC'],
	[null, 'the key works until it is revoked'],
];

for (const [instant, words] of times) {
	const check = instant === null ? test : test;
	check(`${instant} in words is ${words}`, (t) => {
		t.is(longTime(instant), words);
	});
}
