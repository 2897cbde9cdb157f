import test from 'ava';
import {maskedEnds} from '../../source/core/mask.js';

for (const [mask, shown] of [
	['phk_live_…x7Qd', {start: 'phk_live_', end: 'x7Qd'}],
	['…x7Qd', {start: '', end: 'x7Qd'}],
	['sk-ab****wxyz', {start: 'sk-ab', end: 'wxyz'}],
	['sha256:ab…cd…wxyz', {start: 'sha256:ab…cd', end: 'wxyz'}],
	['ab...xyz', {start: 'ab', end: 'xyz'}],
	['••••1234', {start: '', end: '1234'}],
	['phk_live_…', undefined],
	['****', undefined],
	['x7', undefined],
	['', undefined],
	['…ab', undefined],
	['sha256:abcdef', undefined],
] as const) {
	test(`the mask ${JSON.stringify(mask)} shows ${shown === undefined ? 'no end' : JSON.stringify(shown)}`, (t) => {
		t.deepEqual(maskedEnds(mask), shown);
	});
}

test('a long mask takes no longer than its length', (t) => {
	t.is(maskedEnds(`${'a'.repeat(1_000_000)}!`), undefined);
	t.is(maskedEnds(`${'.'.repeat(1_000_000)}!`), undefined);
});
