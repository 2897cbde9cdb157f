import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {asciiJson} from '../../source/terminal/printable.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {untrustedText} from './untrusted-text.js';

unmeasured();

const cases: ReadonlyArray<readonly [data: unknown, json: string]> = [
	['plain', '"plain"'],
	[String.raw`a"b\c`, String.raw`"a\"b\\c"`],
	['é', String.raw`"\u00e9"`],
	['🔑', String.raw`"\ud83d\udd11"`],
	['\uD83D', String.raw`"\ud83d"`],
	['\u001B[31m\n', String.raw`"\u001b[31m\n"`],
	['\u007F\u0080\u009B', String.raw`"\u007f\u0080\u009b"`],
	['\u202E\u2028\uFEFF\uFFFF', String.raw`"\u202e\u2028\ufeff\uffff"`],
	[{名: ['鍵', null, 1.5, true]}, String.raw`{"\u540d":["\u9375",null,1.5,true]}`],
	[[], '[]'],
	[null, 'null'],
];

for (const [data, json] of cases) {
	test(`${json} holds the data exactly`, (t) => {
		t.is<string, string>(asciiJson(data), json);
		t.deepEqual(JSON.parse(json), data);
	});
}

test('an indentation puts each value on its line', (t) => {
	t.is<string, string>(asciiJson({a: ['é']}, 2), '{\n  "a": [\n    "\\u00e9"\n  ]\n}');
});

const json = fc.jsonValue({stringUnit: 'binary'});

test('any data comes back as it was, out of printable ASCII alone', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.oneof(json, untrustedText, fc.dictionary(untrustedText, untrustedText)), (data) => {
				const text = asciiJson(data);
				assert.match(text, /^[\u0020-\u007E]*$/);
				assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify(data));
				assert.match(asciiJson(data, 2), /^[\n\u0020-\u007E]*$/);
			}),
			{numRuns: 2000},
		);
	});
});
