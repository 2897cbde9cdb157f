import test from 'ava';
import fc from 'fast-check';
import real from 'string-width';
import fast from '../../source/terminal/string-width.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

const style = fc.constantFrom('\u001B[1m', '\u001B[22m', '\u001B[38;5;80m', '\u001B[39m', '\u001B[m');
const piece = fc.oneof(
	style,
	fc.string({unit: 'grapheme'}),
	fc.string({unit: 'binary'}),
	fc.constantFrom(
		'●',
		'❯',
		'…',
		'鍵',
		'👩‍👩‍👧',
		'\u001B[',
		'\u001B]8;;http://a\u0007',
		'e\u0301',
		'\u0301',
		'\u00AD',
		'\u001B',
	),
);
const text = fc.array(piece, {maxLength: 8}).map((pieces) => pieces.join(''));

test('any text is as wide as string-width says, with styles and without', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(text, (sample) => fast(sample) === real(sample)),
			{numRuns: 20_000},
		);
	});
});

test('options are string-width’s', (t) => {
	t.is(fast('±', {ambiguousIsNarrow: false}), 2);
	t.is(fast('\u001B[1ma', {countAnsiEscapeCodes: true}), real('\u001B[1ma', {countAnsiEscapeCodes: true}));
});
