import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {canaryCampaign} from './canary.js';

unmeasured();

test('a secret is seen nowhere but where it was asked for', async (t) => {
	const {violations, endings} = await canaryCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	for (const ending of [
		'exit 0',
		'exit 1',
		'exit 2',
		'misplaced: exit 4',
		'process: exit 0',
		'kept in a database',
		'auth: exit 0',
		'auth: exit 1',
	]) {
		t.true(endings[ending]! > 0, `${ending}: ${JSON.stringify(endings)}`);
	}
});
