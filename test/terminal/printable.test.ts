import test from 'ava';
import fc from 'fast-check';
import {asciiJson, clean, join, printable} from '../../source/terminal/printable.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {forbiddenCodePoints, untrustedText, isHarmless} from './untrusted-text.js';

unmeasured();

const removed = '\uFFFD';

const sequences: ReadonlyArray<readonly [what: string, sequence: string]> = [
	['a color', '\u001B[31m'],
	['a color of many parameters', '\u001B[38;2;255;0;0m'],
	['a color with colons', '\u001B[4:3m'],
	['hidden text', '\u001B[8m'],
	['a screen clear', '\u001B[2J'],
	['a cursor move', '\u001B[1;1H'],
	['a private mode', '\u001B[?1049h'],
	['a report request', '\u001B[6n'],
	['a sequence with intermediates', '\u001B[!p'],
	['a sequence in its one-byte form', '\u009B31m'],
	['a title ended by BEL', '\u001B]0;title\u0007'],
	['a title ended by ST', '\u001B]0;title\u001B\\'],
	['a title ended by the one-byte ST', '\u001B]0;title\u009C'],
	['a title in its one-byte form', '\u009D0;title\u009C'],
	['a link', '\u001B]8;;https://evil.example\u001B\\'],
	['a clipboard write', '\u001B]52;c;ZXZpbA==\u0007'],
	['a device control string', '\u001BP$q"p\u001B\\'],
	['a device control string in its one-byte form', '\u0090$q"p\u009C'],
	['an application command', '\u001B_Gf=100;AAAA\u001B\\'],
	['an application command in its one-byte form', '\u009FGf=100\u009C'],
	['a privacy message', '\u001B^secret\u001B\\'],
	['a start of string', '\u001BXtext\u001B\\'],
	['a terminal reset', '\u001Bc'],
	['a character set', '\u001B(0'],
	['a line alignment test', '\u001B#8'],
	['a keypad mode', '\u001B='],
];

for (const [what, sequence] of sequences) {
	test(`${what} is replaced as a whole`, (t) => {
		t.is<string, string>(clean(`before${sequence}日after`), `before${removed}日after`);
	});
}

for (const sequence of [
	'\u001B',
	'\u001B[',
	'\u001B[31',
	'\u001B[31;',
	'\u001B]',
	'\u001B]0;rest of the text',
	'\u001B]52;c;ZXZpbA==',
	'\u009D8;;https://evil.example',
	'\u001BP',
	'\u001B(',
	'\u009B',
]) {
	test(`${asciiJson(sequence)}, cut off at the end, leaves nothing of itself`, (t) => {
		t.is<string, string>(clean(`before${sequence}`), `before${removed}`);
	});
}

test('a link keeps its text and loses both its halves', (t) => {
	t.is<string, string>(
		clean('\u001B]8;;https://evil.example\u0007click me\u001B]8;;\u0007!'),
		`${removed}click me${removed}!`,
	);
});

test('a sequence within a sequence leaves no sequence behind', (t) => {
	t.is<string, string>(clean('a\u001B[\u001B[31mb'), `a${removed}b`);
	t.is<string, string>(clean('a\u001B]0;\u001B[31mb'), `a${removed}b`);
	t.is<string, string>(clean('a\u001B\u001B]0;x\u0007b'), `a${removed}b`);
});

test('line breaks, returns, backspaces and tabs cannot move what follows', (t) => {
	t.is<string, string>(clean('ok\r\nerror\b\b\t!'), `ok${removed}error${removed}!`);
});

test('marks that turn text around are replaced', (t) => {
	t.is<string, string>(clean('ten_\u202Ecba\u202C'), `ten_${removed}cba${removed}`);
	t.is<string, string>(clean('\u2067a\u2069\u200Fb\u061Cc'), `${removed}a${removed}b${removed}c`);
});

test('text that is hidden in tags or between letters is replaced', (t) => {
	const hidden = [...'revoke'].map((letter) => String.fromCodePoint(0xe_00_00 + letter.codePointAt(0)!)).join('');
	t.is<string, string>(clean(`key${hidden}!`), `key${removed}!`);
	t.is<string, string>(clean('k\u200Be\u2060y\uFEFF'), `k${removed}e${removed}y${removed}`);
});

test('halves of characters are replaced, whole ones stay', (t) => {
	t.is<string, string>(clean('a\uD83Db\uDE00c\uD83D\uDE00'), `a${removed}b${removed}c😀`);
});

test('at most four marks are left on a letter', (t) => {
	t.is<string, string>(clean(`Z${'\u0301'.repeat(4)}a`), `Z${'\u0301'.repeat(4)}a`);
	t.is<string, string>(clean(`Z${'\u0301\u0323'.repeat(50)}a`), `Z${'\u0301\u0323'.repeat(2)}${removed}a`);
});

test('joiners are replaced where nothing is to be joined', (t) => {
	for (const joiner of ['\u200C', '\u200D']) {
		t.is<string, string>(clean(`${joiner}a`), `${removed}a`);
		t.is<string, string>(clean(`1${joiner}2`), `1${removed}2`);
		t.is<string, string>(clean(`a ${joiner} b`), `a ${removed} b`);
		t.is<string, string>(clean(`a${joiner.repeat(10)}b`), `a${removed}b`);
	}
});

test('what was removed side by side is marked once', (t) => {
	t.is<string, string>(clean('\u0000\u001B[31m\u202E\u200B'), removed);
	t.is<string, string>(clean(removed.repeat(3)), removed);
});

test('each forbidden code point is replaced wherever it stands', (t) => {
	// These begin a sequence, which takes what follows along.
	const introducers = new Set([0x1b, 0x90, 0x98, 0x9b, 0x9d, 0x9e, 0x9f]);
	const leftOver = forbiddenCodePoints.filter((code) => {
		const character = String.fromCodePoint(code);
		const expected = introducers.has(code) ? `a${removed}` : `a${removed}b`;
		return !clean(`a${character}b`).startsWith(expected) || clean(character) !== removed;
	});
	t.deepEqual(leftOver, []);
});

test('whatever comes in, nothing forbidden comes out, and it stays in bounds', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(untrustedText, (text) => {
				const cleaned = clean(text);
				return isHarmless(cleaned) && cleaned.length <= text.length && !/\p{M}{5}/u.test(cleaned);
			}),
			{numRuns: 20_000},
		);
	});
});

test('cleaning what is clean changes nothing', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(untrustedText, (text) => clean(clean(text)) === clean(text)),
			{numRuns: 20_000, examples: [[`a${'\u0301'.repeat(5)}\u200Db`]]},
		);
	});
});

test('marks cannot be stacked by putting joiners between them', (t) => {
	const cleaned = clean(`Z${`${'\u0301'.repeat(4)}\u200D`.repeat(20)}a`);
	t.true(cleaned.replaceAll(/\P{M}/gu, '').length <= 8);
});

test('joiners are replaced between letters that never join', (t) => {
	t.is<string, string>(clean('key_a\u200Db'), `key_a${removed}b`);
	t.is<string, string>(clean('日\u200C本'), `日${removed}本`);
});

test('a skin tone stays on what has a skin, and is replaced elsewhere', (t) => {
	for (const honest of ['👍🏽', '👩🏽‍🚒', '👩🏽‍🤝‍👨🏿']) {
		t.is<string, string>(clean(honest), honest);
	}

	for (const stray of ['🏽', 'a🏽', '👍🏽🏽', '🔑🏽', '\u094D\u200D🏽']) {
		t.true(clean(stray).endsWith(removed), stray);
	}
});

test('our own words and printable parts go together unchanged', (t) => {
	t.is<string, string>(printable`${clean('a\u0007')} of ${3}: ${printable`\n`}`, `a${removed} of 3: \n`);
	t.is<string, string>(join([printable`a`, printable`b`, printable`c`], ', '), 'a, b, c');
	t.is<string, string>(join([printable`a`, printable`b`]), 'ab');
	t.is<string, string>(join([]), '');
});
