import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import {clip, measure, pad} from '../../source/terminal/measure.js';
import {clean, printable} from '../../source/terminal/printable.js';
import {painter} from '../../source/terminal/theme.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {untrustedText} from './untrusted-text.js';

unmeasured();

const widths: ReadonlyArray<readonly [text: string, width: number]> = [
	['', 0],
	['ingest-key', 10],
	['é', 1],
	['e\u0301', 1],
	['取込', 4],
	['한국', 4],
	['ｶﾞ', 2],
	['Ａ', 2],
	['مفاتيح', 6],
	['नमस्ते', 4],
	['🔑', 2],
	['👨‍👩‍👧‍👦', 2],
	['👍🏽', 2],
	['🇯🇵', 2],
	['❤️', 2],
	['…', 1],
	['\uFFFD', 1],
];

for (const [text, width] of widths) {
	test(`${JSON.stringify(text)} takes ${width} columns`, (t) => {
		t.is(measure(clean(text)), width);
		t.is(measure(clean(`a${text}b`)), width + 2);
	});
}

const clips: ReadonlyArray<readonly [text: string, width: number, clipped: string]> = [
	['ingest-key', 10, 'ingest-key'],
	['ingest-key', 9, 'ingest-k…'],
	['ingest-key', 2, 'i…'],
	['ingest-key', 1, '…'],
	['ingest-key', 0, ''],
	['', 0, ''],
	['取り込み', 8, '取り込み'],
	['取り込み', 7, '取り込…'],
	['取り込み', 6, '取り…'],
	['取り込み', 2, '…'],
	['cafe\u0301 noir', 5, 'cafe\u0301…'],
	['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 4, '👨‍👩‍👧‍👦👨‍👩‍👧‍👦'],
	['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, '👨‍👩‍👧‍👦…'],
	['🇯🇵🇫🇷', 3, '🇯🇵…'],
];

for (const [text, width, clipped] of clips) {
	test(`${JSON.stringify(text)} clipped to ${width} columns is ${JSON.stringify(clipped)}`, (t) => {
		t.is(clip(clean(text), width), clean(clipped));
	});
}

test('the ellipsis of a terminal without Unicode takes the same place', (t) => {
	t.is(clip(printable`ingest-key`, 5, '~'), printable`inge~`);
	t.is(clip(printable`ingest-key`, 5, '...'), printable`in...`);
	t.is(clip(printable`ingest-key`, 2, '...'), printable``);
});

test('padding fills on the right up to the width, and never cuts', (t) => {
	t.is(pad(printable`ab`, 5), printable`ab   `);
	t.is(pad(clean('取込'), 5), clean('取込 '));
	t.is(pad(printable`abc`, 2), printable`abc`);
	t.is(pad(printable``, 0), printable``);
});

test('a painted text is padded by the width it is told', (t) => {
	const painted = painter(true)('danger', clean('取込'));
	t.is(stripVTControlCharacters(pad(painted, 6, 4)), '取込  ');
	t.is(stripVTControlCharacters(pad(painted, 6, 5)), '取込 ');
});

test('whatever is clipped fits, and padded takes exactly the width', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(untrustedText, fc.nat(40), (untrusted, width) => {
				const text = clean(untrusted);
				const clipped = clip(text, width);
				return (
					measure(clipped) <= width &&
					measure(pad(clipped, width)) === width &&
					(measure(text) > width || clipped === text)
				);
			}),
			{numRuns: 5000},
		);
	});
});

test('what is clipped begins as the text does, and ends in an ellipsis', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(untrustedText, fc.integer({min: 1, max: 40}), (untrusted, width) => {
				const text = clean(untrusted);
				const clipped = clip(text, width);
				return clipped === text || (clipped.endsWith('…') && text.startsWith(clipped.slice(0, -1)));
			}),
			{numRuns: 5000},
		);
	});
});

test('columns side by side are as wide as their sum', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(untrustedText, untrustedText, (left, right) => {
				const [a, b] = [clean(left), clean(right)];
				return measure(printable`${a}  ${b}`) === measure(a) + 2 + measure(b);
			}),
			{numRuns: 5000},
		);
	});
});

test('a clean text is never wider than two columns a character', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(untrustedText, (untrusted) => measure(clean(untrusted)) <= 2 * [...untrusted].length),
			{numRuns: 5000},
		);
	});
});
