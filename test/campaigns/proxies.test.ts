import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {proxyCampaign} from './proxies.js';

unmeasured();

test('proxies that misbehave keep no command, lose no key and learn no secret', async (t) => {
	const {violations, runs} = await proxyCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	t.is(runs, 24);
});
