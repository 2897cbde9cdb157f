import test from 'ava';
import {successorName} from '../../../source/keys/rotation/successor-name.js';

const cases: ReadonlyArray<readonly [name: string, others: readonly string[], expected: string | undefined]> = [
	['ci', [], 'ci-2'],
	['ci', ['ci-2'], 'ci-3'],
	['ci', ['ci-3'], 'ci-2'],
	['ci-2', ['ci'], 'ci-3'],
	['ci-2', ['ci', 'ci-3', 'ci-4'], 'ci-5'],
	// A number that is part of the name stays.
	['line-7', ['line-8'], 'line-7-2'],
	['line-7-2', ['line-7'], 'line-7-3'],
	['疾風', [], '疾風-2'],
	['-2', [], '-2-2'],
	['x'.repeat(98), [], `${'x'.repeat(98)}-2`],
	['x'.repeat(99), [], undefined],
	['😀'.repeat(98), [], `${'😀'.repeat(98)}-2`],
];

for (const [name, others, expected] of cases) {
	test(`${name.slice(0, 20)} beside ${others.join(', ') || 'nothing'} becomes ${String(expected).slice(0, 24)}`, (t) => {
		t.is(successorName(name, new Set([name, ...others])), expected);
	});
}
