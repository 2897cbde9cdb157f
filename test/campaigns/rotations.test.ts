import test from 'ava';
import {unmeasured} from '../helpers/unmeasured.js';
import {rotationKillCampaign} from './rotation-kills.js';
import {rotationCampaign} from './rotations.js';

unmeasured();

test('nobody is cut off by a rotation, whenever clients switch', async (t) => {
	const {violations, runs, endings} = await rotationCampaign({seed: 7, share: 'slice'});
	t.deepEqual(violations, []);
	t.is(runs, 24);
	t.true(endings['revoked']! > 0 && endings['open']! > 0, JSON.stringify(endings));
});

test('a rotation that is killed, cut or begun twice leaves no key unreported', async (t) => {
	const {violations, runs} = await rotationKillCampaign({seed: 7, share: 'slice'});
	t.deepEqual(violations, []);
	t.is(runs, 6);
});
