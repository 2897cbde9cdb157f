import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {faultCampaign} from './faults.js';

unmeasured();

test('whatever happens to a create on its way, no key is left unreported and no missing secret is promised', async (t) => {
	const {violations, endings} = await faultCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	for (const ending of [
		'success with a key',
		'OUTCOME_UNKNOWN with a key',
		'OUTCOME_UNKNOWN without a key',
		'VALIDATION without a key',
	]) {
		t.true(endings[ending]! > 0, `${ending}: ${JSON.stringify(endings)}`);
	}
});
