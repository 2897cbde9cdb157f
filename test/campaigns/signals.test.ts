import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {signalCampaign} from './signals.js';

unmeasured();

test('a signal at any moment of a create leaves a true journal, a terminal as it was, and the exit code that says so', async (t) => {
	const {violations, endings} = await signalCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	for (const ending of ['INTERRUPTED with a key', 'KILLED with a key']) {
		t.true(endings[ending]! > 0, `${ending}: ${JSON.stringify(endings)}`);
	}
});
