import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {bulkCampaign} from './bulk.js';

unmeasured();

test('what a bulk revocation says of each key is so, whatever happens to its requests', async (t) => {
	const {violations, runs} = await bulkCampaign({seed: 3, share: 'slice'});
	t.deepEqual(violations, []);
	t.is(runs, 6);
});
