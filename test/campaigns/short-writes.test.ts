import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {shortWriteCampaign} from './short-writes.js';

unmeasured();

test('a secret of which a file took only a part is never called delivered, and can be recovered', async (t) => {
	const {violations, endings} = await shortWriteCampaign({seed: 1, share: 'slice'});
	t.deepEqual(violations, []);
	t.deepEqual(endings, {'exit 0': 5, 'exit 1': 20});
});
