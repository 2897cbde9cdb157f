import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {parse} from 'yaml';
import {toYaml} from '../../source/output/yaml.js';
import {untrustedText} from '../terminal/untrusted-text.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

const strings: readonly string[] = [
	'',
	' ',
	'plain',
	' padded ',
	'null',
	'~',
	'true',
	'no',
	'off',
	'12',
	'1e3',
	'0x1F',
	'0o7',
	'.inf',
	'-',
	'- item',
	'a: b',
	'a #b',
	'#',
	'*alias',
	'&anchor',
	'!tag',
	'%directive',
	'@at',
	'`tick`',
	'---',
	'...',
	'{a: 1}',
	'[a]',
	'"quoted"',
	"it's",
	String.raw`back\slash`,
	'2027-01-31',
	'2027-01-31T18:00:00Z',
	'a\nb',
	'\n',
	'trailing\n',
	'tab\tbed',
	'\u0000\u0007\u001B[31m',
	'\u007F\u0085\u009B',
	'é',
	'取り込み',
	'🔑',
	'👨‍👩‍👧‍👦',
	'𠮷\u{10FFFF}',
	'\u2028\u2029\u202E\uFEFF\uFFFE',
	'\uD83D',
	'\uDE00\uD83D',
	'x'.repeat(500),
	'word '.repeat(100),
	'鍵 '.repeat(100),
	'🔑\n'.repeat(40),
];

for (const [index, text] of strings.entries()) {
	test(`string ${index + 1}, ${JSON.stringify(text).slice(0, 24)}, comes back as it was`, (t) => {
		const yaml = toYaml({value: text, list: [text], [text]: 1});
		t.regex(yaml, /^[\n\u0020-\u007E]*\n$/);
		t.deepEqual(parse(yaml), {value: text, list: [text], [text]: 1});
	});
}

test('characters beyond 16 bits are one escape each: YAML has no surrogate pairs', (t) => {
	t.is<string, string>(toYaml(['🔑']), '- "\\U0001f511"\n');
	t.is<string, string>(toYaml(['é']), '- "\\u00e9"\n');
});

test('what is plain ASCII stays readable', (t) => {
	t.is<string, string>(
		toYaml({key: {name: 'ingest-key', scopes: ['read:events']}}),
		'key:\n  name: ingest-key\n  scopes:\n    - read:events\n',
	);
});

test('a long string of words stays on its line', (t) => {
	for (const text of ['word '.repeat(100).trim(), '鍵 '.repeat(100).trim()]) {
		t.is(toYaml({text}).trimEnd().split('\n').length, 1);
	}
});

test('null, numbers, truth values and empty lists keep their types', (t) => {
	const data = {a: null, b: 1.5, c: true, d: [], e: {}, f: 'null', g: '1.5', h: 'true'};
	t.deepEqual(parse(toYaml(data)), data);
});

const unit = fc.oneof(
	fc.constantFrom(...'\n\t "\'\\:#-&*?|>%@,[]{}'),
	fc.constantFrom('\uD83D', '\uDE00', '🔑', '\u0085', '\u2028', '\uFEFF'),
	fc.string({unit: 'binary', minLength: 1, maxLength: 1}),
);
const short = fc.string({unit, maxLength: 30});

test('any data comes back as it was, out of printable ASCII alone', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.oneof(fc.jsonValue({stringUnit: unit}), short, untrustedText, fc.dictionary(short, short)),
				(data) => {
					const yaml = toYaml(data);
					assert.match(yaml, /^[\n\u0020-\u007E]*$/);
					assert.equal(JSON.stringify(parse(yaml)), JSON.stringify(data));
				},
			),
			{numRuns: 2000},
		);
	});
});

for (const text of [`${'x'.repeat(40)}\n \ny`, `${'\n'.repeat(20)} ${'\n'.repeat(20)}`]) {
	test(`a long string with a blank line of spaces comes back as it was: ${JSON.stringify(text).length}`, (t) => {
		t.is(parse(toYaml(text)), text);
	});
}

test('a list that two keys share is written out for each', (t) => {
	const scopes = ['read:events'];
	t.false(toYaml([{scopes}, {scopes}]).includes('*'));
});

/** What readers of YAML 1.1 (Python, Ruby, older Go) take for something else than a string, or stumble over. */
const ofOldReaders = [
	'y',
	'Y',
	'n',
	'N',
	'yes',
	'No',
	'on',
	'OFF',
	'True',
	'null',
	'NULL',
	'~',
	'nan',
	'Infinity',
	'1_000',
	'1,000',
	'12:30:45',
	'190:20:30.15',
	'0777',
	'08',
	'0b1',
	'0x_1',
	'+12',
	'.5',
	'1.',
	'_1',
	'2026-01-01',
	'2026-1-1',
	'2026-11-26T02:00:00Z',
	'2026-11-26 02:00:00',
	'<<',
	'=',
	':symbol',
	'...',
	'---',
	'!',
	'?',
	'-',
];

for (const text of ofOldReaders) {
	test(`${text} is in quotes, for readers of YAML 1.1`, (t) => {
		const written: string = toYaml({name: text});
		t.is(written, `name: ${JSON.stringify(text)}\n`);
	});
}

test('ordinary words stay without quotes', (t) => {
	for (const text of ['ingest-key', 'key_abc123', 'read:events', 'data science notebook', 'no-reply', 'node', 'e2e']) {
		const written: string = toYaml({name: text});
		t.is(written, `name: ${text}\n`);
	}
});
