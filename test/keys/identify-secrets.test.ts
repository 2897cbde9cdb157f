import test from 'ava';
import {Secret} from '../../source/core/secret.js';
import {identifySecrets} from '../../source/keys/identify-secrets.js';
import {sampleKey} from '../helpers/sample-key.js';

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
	const {identified} = await identifySecrets(
		[new Secret('phk_live_0123456789x7Qd'), new Secret('phk_live_0123456789zzzz')],
		portions(),
	);
	t.deepEqual(
		identified.map(({keys}) => keys.map(({id}) => id)),
		[['key_a', 'key_c'], []],
	);
});

test('a secret that is no longer than what a mask shows does not fit it', async (t) => {
	const {identified} = await identifySecrets([new Secret('phk_live_x7Qd')], portions());
	t.deepEqual(identified[0]!.keys, []);
});
