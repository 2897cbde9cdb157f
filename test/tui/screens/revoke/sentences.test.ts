import test from 'ava';
import {type RevokeProgress} from '../../../../source/tui/screens/revoke/model.js';
import {headText} from '../../../../source/tui/screens/revoke/sentences.js';
import {several, single} from './sample.js';

const progress = (...kinds: ReadonlyArray<'waiting' | 'done'>) =>
	new Map(several.keys.map(({id}, index): [string, RevokeProgress] => [id, {kind: kinds[index]!}]));

test('above several keys stands what depends on them, above one its own last use says it', (t) => {
	t.regex(
		headText(several)[1],
		/^These keys stop working at once\. This cannot be undone\. 3 keys: \d in use now, .*admin: scope\.$/,
	);
	t.is(headText(single)[1], 'This key stops working at once. This cannot be undone.');
});

test('while several keys are revoked it is said how many are done', (t) => {
	t.is(headText({...several, progress: progress('waiting', 'waiting', 'waiting')})[1], 'Revoking: 0 of 3');
	t.is(headText({...several, progress: progress('done', 'waiting', 'done')})[1], 'Revoking: 2 of 3');
	t.is(headText({...several, progress: progress('done', 'done', 'done')})[1], 'All 3 are revoked.');
});
