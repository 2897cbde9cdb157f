import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {poisonCampaign} from './poison.js';

unmeasured();

test('untrusted text never controls a terminal', async (t) => {
	const {violations, endings} = await poisonCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	for (const ending of ['exit 0', 'exit 1', 'exit 2', 'exit 4']) {
		t.true(endings[ending]! > 0, `${ending}: ${JSON.stringify(endings)}`);
	}
});
