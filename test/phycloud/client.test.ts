import test from 'ava';
import {Secret} from '../../source/core/secret.js';
import {createClient} from '../../source/phycloud/client.js';
import {ConnectionError} from '../../source/phycloud/connection-error.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {sampleKey} from '../helpers/sample-key.js';

for (const [what, ask] of [
	['looked at', 'getKey'],
	['revoked', 'revokeKey'],
] as const) {
	test(`an answer about another key is not taken for one about the key that is ${what}`, async (t) => {
		const {address} = await hostileServer(
			t,
			answeringJson(200, {key: sampleKey({id: 'key_other', status: 'revoked'})}),
		);
		const client = createClient({address, credential: new Secret('x'), timeLimit: 5000, userAgent: 'test'});
		const error = await t.throwsAsync<ConnectionError>(client[ask]('key_asked'), {instanceOf: ConnectionError});
		t.is(error.reason, 'It answered about another key than the requested one.');
		t.true(error.mayHaveArrived);
		t.is((await client[ask]('key_other'))?.id, 'key_other');
	});
}
