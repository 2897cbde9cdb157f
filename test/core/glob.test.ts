import test from 'ava';
import fc from 'fast-check';
import {matchesGlob} from '../../source/core/glob.js';

for (const [text, pattern, expected] of [
	['ci-nightly', 'ci-*', true],
	['ci-nightly', 'ci', false],
	['ci', 'ci*', true],
	['ci', 'ci', true],
	['CI', 'ci', false],
	['', '*', true],
	['', '', true],
	['a', '', false],
	['abc', 'a?c', true],
	['ac', 'a?c', false],
	['鍵1', '?1', true],
	['🔑1', '?1', true],
	['a.b', 'a.b', true],
	['axb', 'a.b', false],
	['a/b/c', 'a*c', true],
	['admin:keys', 'admin:*', true],
	['mississippi', '*iss*ip*', true],
	['mississippi', '*issx*', false],
	['[a]', '[a]', true],
	['a', '[a]', false],
] as const) {
	test(`${JSON.stringify(text)} ${expected ? 'matches' : 'does not match'} ${JSON.stringify(pattern)}`, (t) => {
		t.is(matchesGlob(text, pattern), expected);
	});
}

test('it agrees with the same pattern as a regular expression', (t) => {
	t.notThrows(() => {
		const characters = fc.constantFrom('a', 'b', '?', '*');
		fc.assert(
			fc.property(
				fc.string({unit: fc.constantFrom('a', 'b'), maxLength: 8}),
				fc.string({unit: characters, maxLength: 6}),
				(text, pattern) => {
					const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
					return matchesGlob(text, pattern) === same;
				},
			),
			{numRuns: 2000},
		);
	});
});

test('many stars over a long text end', (t) => {
	t.false(matchesGlob('a'.repeat(20_000), `${'*a'.repeat(40)}b`));
});
