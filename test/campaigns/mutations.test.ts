import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {mutationCampaign} from './mutations.js';

unmeasured();

test('whatever a server answers, a call ends in what stands there or in an error that quotes nothing of it', async (t) => {
	const {violations, endings} = await mutationCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	for (const ending of ['data', 'CONNECTION', 'VALIDATION', 'OUTCOME_UNKNOWN', 'SERVER']) {
		t.true(endings[ending]! > 0, `${ending}: ${JSON.stringify(endings)}`);
	}
});
