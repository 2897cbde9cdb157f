import test from 'ava';
import {Secret} from '../../source/core/secret.js';
import {identifySecrets, shownBy} from '../../source/keys/identify-secrets.js';
import {sampleKey} from '../helpers/sample-key.js';

for (const [mask, shown] of [
	['phk_live_…x7Qd', {start: 'phk_live_', end: 'x7Qd'}],
	['…x7Qd', {start: '', end: 'x7Qd'}],
	['sk-ab****wxyz', {start: 'sk-ab', end: 'wxyz'}],
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
		t.deepEqual(shownBy(mask), shown);
	});
}

async function* portions() {
	yield {
		keys: [
			sampleKey({id: 'key_a', redacted_secret: 'phk_live_…x7Qd'}),
			sampleKey({id: 'key_b', redacted_secret: 'phk_test_…x7Qd'}),
		],
	};
	yield {
		keys: [
			sampleKey({id: 'key_c', redacted_secret: 'phk_live_…x7Qd'}),
			sampleKey({id: 'key_d', redacted_secret: undefined}),
		],
	};
}

test('a secret fits the keys whose masks begin and end like it, all of them', async (t) => {
	const identified = await identifySecrets(
		[new Secret('phk_live_0123456789x7Qd'), new Secret('phk_live_0123456789zzzz')],
		portions(),
	);
	t.deepEqual(
		identified.map(({keys}) => keys.map(({id}) => id)),
		[['key_a', 'key_c'], []],
	);
});

test('a secret that is no longer than what a mask shows does not fit it', async (t) => {
	const identified = await identifySecrets([new Secret('phk_live_x7Qd')], portions());
	t.deepEqual(identified[0]!.keys, []);
});
