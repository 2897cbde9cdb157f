import test from 'ava';
import stringWidth from 'string-width';
import {hiddenCharacter} from '../../source/core/hidden.js';
import {isPlain} from '../../source/terminal/plain.js';
import {glyphs} from '../../source/terminal/theme.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

const characters = Array.from({length: 0x1_00_00}, (_, code) => String.fromCodePoint(code)).filter((text) =>
	isPlain(text),
);

test('every plain character takes one column, also beside its like', (t) => {
	t.true(characters.length > 1000);
	t.deepEqual(
		characters.filter((character) => stringWidth(character) !== 1 || stringWidth(`${character}a${character}`) !== 3),
		[],
	);
});

test('no plain character is one that is hidden, marks another or steers a terminal', (t) => {
	const harmful = new RegExp(String.raw`${hiddenCharacter}|\p{C}|\p{M}|\p{Z}`, 'u');
	t.deepEqual(
		characters.filter((character) => harmful.test(character)),
		[' '],
	);
});

test('the glyphs of the theme, and the signs for keys, are plain', (t) => {
	t.deepEqual(
		[...Object.values(glyphs(true)), '⏎', '↑↓', '←→'].filter((glyph) => !isPlain(glyph)),
		[],
	);
});

test('names of other scripts, emoji and escape sequences are not', (t) => {
	for (const text of ['鍵', 'e\u0301', '👍', '\u001B[31m', 'a\nb', '\u202Eabc', '\uFFFD', 'a\u00ADb']) {
		t.false(isPlain(text), JSON.stringify(text));
	}
});
