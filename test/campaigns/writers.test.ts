import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {writerCampaign} from './writers.js';

unmeasured();

test('processes that write to the journal and the settings at once lose nothing, and nothing is ever torn', async (t) => {
	const {violations, endings} = await writerCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	t.deepEqual(endings, {written: 1});
});
