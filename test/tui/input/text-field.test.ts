import test from 'ava';
import fc from 'fast-check';
import {editText, insertText, type TextField, textField, textOf} from '../../../source/tui/input/text-field.js';
import {keyPress, typing} from '../sample.js';

/** A field with a bar where the cursor stands. */
const seen = ({graphemes, cursor}: TextField) => graphemes.toSpliced(cursor, 0, '|').join('');

function fieldAt(text: string): TextField {
	const [before = '', after = ''] = text.split('|', 2);
	return {...textField(before + after), cursor: textField(before).cursor};
}

const edit = (field: TextField, presses: readonly string[]) => {
	let edited = field;
	for (const name of presses) {
		edited = editText(edited, keyPress(name)) ?? edited;
	}

	return edited;
};

const edits: ReadonlyArray<readonly [before: string, presses: string, after: string]> = [
	['ab|', 'left', 'a|b'],
	['ab|', 'ctrl+b', 'a|b'],
	['|ab', 'left', '|ab'],
	['|ab', 'right', 'a|b'],
	['|ab', 'ctrl+f', 'a|b'],
	['ab|', 'right', 'ab|'],
	['a|b', 'home', '|ab'],
	['a|b', 'ctrl+a', '|ab'],
	['a|b', 'end', 'ab|'],
	['a|b', 'ctrl+e', 'ab|'],
	['one two-three|', 'alt+b', 'one two-|three'],
	['one two |', 'alt+left', 'one |two '],
	['one two|', 'ctrl+left', 'one |two'],
	['|one two', 'alt+f', 'one| two'],
	['one| two', 'alt+right', 'one two|'],
	['one|', 'ctrl+right', 'one|'],
	['ab|c', 'backspace', 'a|c'],
	['ab|c', 'shift+backspace', 'a|c'],
	['ab|c', 'ctrl+h', 'a|c'],
	['|ab', 'backspace', '|ab'],
	['a|bc', 'delete', 'a|c'],
	['a|bc', 'ctrl+d', 'a|c'],
	['ab|', 'delete', 'ab|'],
	['one two|three', 'ctrl+u', '|three'],
	['one |two three', 'ctrl+k', 'one |'],
	['one two|three', 'ctrl+w', 'one |three'],
	['one two |', 'alt+backspace', 'one |'],
	['one two|', 'ctrl+backspace', 'one |'],
	['one| two three', 'alt+d', 'one| three'],
	['|one two', 'alt+delete', '| two'],
	['|one two', 'ctrl+delete', '| two'],
	['one two|three', 'ctrl+u end ctrl+y', 'threeone two|'],
	['one two|', 'ctrl+w ctrl+y ctrl+y', 'one twotwo|'],
	['one |two', 'ctrl+k ctrl+k ctrl+y', 'one two|'],
	['a|b', 'x', 'ax|b'],
	['a|b', 'space', 'a |b'],
];

for (const [before, presses, after] of edits) {
	test(`${presses} makes ${after} of ${before}`, (t) => {
		t.is(seen(edit(fieldAt(before), presses.split(' '))), after);
	});
}

const family = '👨‍👩‍👧‍👦';
const wholes: ReadonlyArray<readonly [what: string, grapheme: string]> = [
	['a family', family],
	['a flag', '🇩🇪'],
	['a letter with a combining mark', 'e\u0301'],
	['a Chinese character', '鍵'],
	['a Devanagari syllable', 'कि'],
];

for (const [what, grapheme] of wholes) {
	test(`${what} is passed over and removed whole`, (t) => {
		const field = textField(`a${grapheme}b`);
		t.is(seen(edit(field, ['left', 'left'])), `a|${grapheme}b`);
		t.is(textOf(edit(field, ['left', 'backspace'])), 'ab');
		t.is(textOf(edit(field, ['home', 'right', 'delete'])), 'ab');
	});
}

test('a combining mark that is typed belongs to the letter before it', (t) => {
	const field = edit(textField('e'), ['\u0301']);
	t.is(field.graphemes.length, 1);
	t.is(seen(field), 'e\u0301|');
	t.is(textOf(edit(field, ['backspace'])), '');
});

test('what comes together when something between is removed is one grapheme', (t) => {
	const field = edit(fieldAt('\u{1F1E9}x|\u{1F1EA}'), ['backspace']);
	t.is(field.graphemes.length, 1);
});

const none = ['up', 'down', 'tab', 'return', 'escape', 'pageup', 'ctrl+c', 'ctrl+z', 'alt+h', 'shift+tab'];

for (const name of none) {
	test(`${name} is none of an editor's keys`, (t) => {
		t.is(editText(textField('text'), {name}), undefined);
	});
}

const pastes: ReadonlyArray<readonly [what: string, pasted: string, kept: string]> = [
	['line ends as one space each run', 'one\r\ntwo\n\nthree', 'one two three'],
	['tabs and other line ends as spaces', 'a\tb\u2028c\u0085d', 'a b c d'],
	['no colors', 'a\u001B[31;1mred\u001B[0mb', 'aredb'],
	['no bracketed paste markers', '\u001B[200~text\u001B[201~', 'text'],
	['no titles', 'a\u001B]0;title\u0007b', 'ab'],
	['no links', 'a\u001B]8;;https://x.example\u001B\\b', 'ab'],
	['no device control strings', 'a\u001BPdata\u001B\\b', 'ab'],
	['no lone escape', 'a\u001B', 'a'],
	['no unfinished sequence', 'ab\u001B[', 'ab'],
	['no control characters', 'a\u0000\u0007\u0008\u007Fb', 'ab'],
	['all letters', `naïve 鍵 ${family}`, `naïve 鍵 ${family}`],
];

for (const [what, pasted, kept] of pastes) {
	test(`a paste keeps ${what}`, (t) => {
		t.is(seen(insertText(fieldAt('<|>'), pasted)), `<${kept}|>`);
	});
}

test('a paste keeps no sequence that begins with one eight-bit character', (t) => {
	t.is(textOf(insertText(textField(), 'a\u009B31mred')), 'ared');
});

test('a field begins with its cursor at the end', (t) => {
	t.is(seen(textField(`ab${family}`)), `ab${family}|`);
	t.is(seen(textField()), '|');
});

const anyPress = fc.constantFrom(
	...new Set(edits.flatMap(([, presses]) => presses.split(' '))),
	'é',
	'\u0301',
	'鍵',
	family,
	'-',
);

test('whatever is pressed, nothing but a whole line of graphemes with the cursor in it comes of it', (t) => {
	const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.string({unit: 'grapheme', maxLength: 10}),
				fc.array(anyPress, {maxLength: 30}),
				(text, presses) => {
					const field = edit(insertText(textField(), text), presses);
					return (
						field.cursor >= 0 &&
						field.cursor <= field.graphemes.length &&
						!/\p{Cc}/u.test(textOf(field)) &&
						field.graphemes.every((grapheme) => [...segmenter.segment(grapheme)].length === 1)
					);
				},
			),
		);
	});
});

test('typing a text letter by letter gives that text', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.string({unit: 'grapheme-ascii'}), (text) => textOf(edit(textField(), typing(text))) === text),
		);
	});
});
