import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import {measure} from '../../../source/terminal/measure.js';
import {type Printable, printable} from '../../../source/terminal/printable.js';
import {fieldText} from '../../../source/tui/components/text-input.js';
import {insertText, textField} from '../../../source/tui/input/text-field.js';
import {plainTheme} from '../sample.js';

const theme = plainTheme();

/** A field as it is seen, with the cursor's place in brackets. */
const seen = (text: string, cursor: number, width: number, look = {}) =>
	fieldText({...textField(text), cursor}, {width, isFocused: true, ...look}, theme)
		.replace('\u001B[27;7m', '[')
		.replace('\u001B[27m', ']');

const cases: ReadonlyArray<readonly [text: string, cursor: number, width: number, seen: string]> = [
	['', 0, 10, '[ ]'],
	['abc', 3, 10, 'abc[ ]'],
	['abc', 1, 10, 'a[b]c'],
	['abcdef', 6, 4, 'def[ ]'],
	['abcdef', 0, 4, '[a]bcd'],
	['abcdef', 5, 4, 'cde[f]'],
	['鍵鍵鍵', 3, 5, '鍵鍵[ ]'],
	['鍵鍵鍵', 1, 4, '鍵[鍵]'],
];

for (const [text, cursor, width, expected] of cases) {
	test(`${JSON.stringify(text)} with the cursor at ${cursor} shows as ${expected} in ${width} columns`, (t) => {
		t.is(seen(text, cursor, width), expected);
	});
}

test('a field without the focus shows no cursor', (t) => {
	t.is(seen('abc', 3, 10, {isFocused: false}), 'abc');
});

test('a masked field shows nothing of its text but its length', (t) => {
	t.is(seen('sécret', 6, 10, {mask: theme.glyphs.hidden}), '••••••[ ]');
});

test('an empty field says what belongs into it', (t) => {
	t.is(seen('', 0, 20, {placeholder: printable`a name`}), '[ ]a name');
	t.is(seen('', 0, 20, {placeholder: printable`a name`, isFocused: false}), 'a name');
	t.is(seen('x', 1, 20, {placeholder: printable`a name`}), 'x[ ]');
});

test('the cursor is always in sight and the field never wider than it may be', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.string({unit: 'grapheme', maxLength: 60}),
				fc.nat(60),
				fc.integer({min: 2, max: 80}),
				(text, at, width) => {
					const field = insertText(textField(), text);
					const shown = fieldText(
						{...field, cursor: Math.min(at, field.graphemes.length)},
						{width, isFocused: true},
						theme,
					);
					const plain = stripVTControlCharacters(shown) as Printable;
					return measure(plain) <= width && shown.includes('\u001B[27;7m');
				},
			),
		);
	});
});
