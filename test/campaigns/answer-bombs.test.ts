import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {answerBombCampaign} from './answer-bombs.js';

unmeasured();

test('answers that are made to take memory or time end within the limits of both', async (t) => {
	t.timeout(120_000);
	const {violations, endings} = await answerBombCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	t.true((endings['exit 0'] ?? 0) > 0 && (endings['exit 1'] ?? 0) > 0);
});
