import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {maximumNameLength, nameProblem, parseName} from '../../source/core/key-name.js';

const accepted: ReadonlyArray<readonly [what: string, name: string]> = [
	['plain', 'ingest-key'],
	['one letter', 'x'],
	['with spaces within', 'night shift  7'],
	['with quotes and signs', String.raw`O'Brien "the" <key> & $HOME; \ {}`],
	['Japanese', '取り込み用キー'],
	['Arabic', 'مفاتيح الخادم'],
	['Persian with a non-joiner', 'می\u200Cخواهم'],
	['Hindi with a joiner', 'क्\u200Dष'],
	['Hebrew with points', 'שָׁלוֹם'],
	['Thai', 'กุญแจที่ใช้'],
	['decomposed', 'cafe\u0301'],
	['an emoji', '🔑'],
	['an emoji family', '👨‍👩‍👧‍👦'],
	['an emoji with skin tone and profession', '👩🏽‍💻'],
	['a flag', '🇯🇵'],
	['of the greatest length', 'n'.repeat(100)],
	['of the greatest length in characters beyond 16 bits', '🔑'.repeat(100)],
];

for (const [what, name] of accepted) {
	test(`a name that is ${what} is accepted as it is`, (t) => {
		t.is(nameProblem(name), undefined);
		t.is(parseName(name), name);
	});
}

const refused: ReadonlyArray<readonly [problem: RegExp, names: readonly string[]]> = [
	[/^A key needs a name\.$/, ['', ' ', '\t\n', '\u00A0\u3000']],
	[/^A name has at most 100 characters; this one has 101\.$/, ['n'.repeat(101), '🔑'.repeat(101), 'ก'.repeat(101)]],
	[
		/^A name cannot contain control or invisible characters\.$/,
		[
			'a\u0000b',
			'a\nb',
			'a\r\nb',
			'a\tb',
			'a\u0008b',
			'a\u001B[31mb',
			'a\u001B]0;title\u0007b',
			'a\u007Fb',
			'a\u0085b',
			'a\u009B31mb',
			'a\u00ADb',
			'a\u061Cb',
			'a\u200Bb',
			'a\u200Eb',
			'a\u200Fb',
			'a\u202Ab',
			'a\u202Eb',
			'a\u2028b',
			'a\u2029b',
			'a\u2060b',
			'a\u2066b',
			'a\u2069b',
			'a\uFEFFb',
			'a\uD83Db',
			'a\uDE00b',
			'a\uE000b',
			'a\uFFFEb',
			'a\u{E0041}b',
			'a\u{F0000}b',
		],
	],
];

for (const [problem, names] of refused) {
	for (const name of names) {
		test(`the name ${shown(name)} is refused`, (t) => {
			t.regex(nameProblem(name) ?? '', problem);
			const error = t.throws<PhywareError>(() => parseName(name), {
				instanceOf: PhywareError,
				code: 'VALIDATION',
				message: problem,
			});
			t.regex(error.remedy!, /--name/);
		});
	}
}

for (const name of [' a', 'a ', '\u3000a', 'a\u00A0', 'a\n', 'a\r\n']) {
	test(`blanks and line ends around the name ${shown(name)} do not count where it is given, and are refused in a name`, (t) => {
		t.is(parseName(name), 'a');
		t.truthy(nameProblem(name));
	});
}

test('the length counts code points, not units of UTF-16', (t) => {
	t.is(maximumNameLength, 100);
	t.is('🔑'.repeat(100).length, 200);
	t.is(nameProblem('🔑'.repeat(100)), undefined);
});

for (const name of [
	'\u200D',
	'\u200C',
	'\u3164',
	'\u115F',
	'\u2800',
	'\uFFA0',
	'\uFE0F',
	'\u{E0100}',
	'in\u034Fgest',
	'a\u3164b',
]) {
	test(`the name ${shown(name)}, which shows nothing where it has characters, is refused`, (t) => {
		t.is(nameProblem(name), 'A name cannot contain control or invisible characters.');
	});
}

for (const name of ['in\u200Dgest', 'in\u200Cgest', 'key\u200D7', '\u200Dkey']) {
	test(`the name ${shown(name)}, with a joiner that joins nothing, is refused`, (t) => {
		t.is(nameProblem(name), 'A name cannot contain control or invisible characters.');
	});
}

function shown(name: string): string {
	const points = [...name].map((character) => {
		const code = character.codePointAt(0)!;
		return code > 0x20 && code < 0x7f ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
	});
	return points.length > 12 ? `${points.slice(0, 3).join(' ')} … (${points.length})` : points.join(' ');
}
