import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {cutCampaign} from './cuts.js';

unmeasured();

test('an answer to a create that is cut anywhere is never a success, and its key never lost', async (t) => {
	const {violations, endings} = await cutCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	t.true(endings['OUTCOME_UNKNOWN with a key']! > 0, JSON.stringify(endings));
});
