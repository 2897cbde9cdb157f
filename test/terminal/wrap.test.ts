import test from 'ava';
import fc from 'fast-check';
import {measure} from '../../source/terminal/measure.js';
import {clean, type Printable} from '../../source/terminal/printable.js';
import {breakText, wrapWords} from '../../source/terminal/wrap.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

const wraps: ReadonlyArray<readonly [text: string, width: number, lines: readonly string[]]> = [
	['one two three', 7, ['one two', 'three']],
	['one two three', 8, ['one two', 'three']],
	['one two three', 13, ['one two three']],
	['fits', 10, ['fits']],
	['', 10, ['']],
	['a verylongword b', 5, ['a', 'veryl', 'ongwo', 'rd b']],
	['a muchtoolongword b', 8, ['a', 'muchtool', 'ongword', 'b']],
	['verylongword', 4, ['very', 'long', 'word']],
	['x 疾風ドローン', 5, ['x', '疾風', 'ドロ', 'ーン']],
];

for (const [text, width, lines] of wraps) {
	test(`«${text}» in words within ${width} columns is ${lines.join(' | ')}`, (t) => {
		t.deepEqual(wrapWords(clean(text), width), lines as Printable[]);
	});
}

const breaks: ReadonlyArray<readonly [text: string, width: number, lines: readonly string[]]> = [
	['key_8f3kq2m1xv7t', 8, ['key_8f3k', 'q2m1xv7t']],
	['key_8f3kq2m1xv7t', 16, ['key_8f3kq2m1xv7t']],
	['two words', 4, ['two ', 'word', 's']],
	['', 4, ['']],
	['疾風ドローン', 5, ['疾風', 'ドロ', 'ーン']],
	['ae\u0301i', 1, ['a', 'e\u0301', 'i']],
	['鍵鍵', 1, ['鍵', '鍵']],
];

for (const [text, width, lines] of breaks) {
	test(`«${text}» broken anywhere within ${width} columns is ${lines.join(' | ')}`, (t) => {
		t.deepEqual(breakText(clean(text), width), lines as Printable[]);
	});
}

const anyWord = fc.string({unit: fc.constantFrom('a', 'b', '鍵', 'e\u0301'), minLength: 1, maxLength: 12});
const anyWords = fc.array(anyWord, {minLength: 1});
// A column is too narrow for a letter that takes two: that alone stands over.
const anyWidth = fc.integer({min: 2, max: 40});

test('no wrapped line is wider than it may be, nothing is lost, and a word that fits is whole', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(anyWords, anyWidth, (words, width) => {
				const lines = wrapWords(clean(words.join(' ')), width);
				const fitting = words.filter((word) => measure(clean(word)) <= width);
				const kept = new Set(lines.join(' ').split(' '));
				return (
					lines.every((line) => measure(line) <= width) &&
					lines.join('').replaceAll(' ', '') === words.join('') &&
					fitting.every((word) => kept.has(word))
				);
			}),
		);
	});
});

test('a word is broken only where it is longer than a line', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(anyWords, anyWidth, (words, width) => {
				const longest = Math.max(...words.map((word) => measure(clean(word))));
				return longest > width || wrapWords(clean(words.join(' ')), width).join(' ') === words.join(' ');
			}),
		);
	});
});

test('no broken line is wider than it may be, none is empty, and nothing is lost', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(anyWords, anyWidth, (words, width) => {
				const text = clean(words.join(' '));
				const lines = breakText(text, width);
				return lines.join('') === text && lines.every((line) => line !== '' && measure(line) <= width);
			}),
		);
	});
});
