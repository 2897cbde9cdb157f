import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {modelCampaign} from './model.js';

unmeasured();

test('the emulator answers any sequence of requests as the wire says, and never with a 5xx', async (t) => {
	const {violations, endings} = await modelCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	for (const ending of ['create: 201', 'create: 401', 'create again: 201', 'list: 200', 'list: 304']) {
		t.true(endings[ending]! > 0, `${ending}: ${JSON.stringify(endings)}`);
	}
});
