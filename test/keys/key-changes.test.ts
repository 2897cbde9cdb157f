import test from 'ava';
import {keyChanges} from '../../source/keys/key-changes.js';
import {sampleKey} from '../helpers/sample-key.js';

const key = sampleKey();
const other = sampleKey({id: 'key_other'});

const cases = {
	'the same keys': [[key, other], [key, other], []],
	'a key that is new': [[key], [other, key], ['created key_other']],
	'several that are new, the oldest first': [[], [other, key], ['created key_abc123', 'created key_other']],
	'a key that was used': [[key], [sampleKey({last_used_at: '2026-11-02T00:00:00Z'})], ['used key_abc123']],
	'a key that was used and is revoked': [
		[key],
		[sampleKey({last_used_at: '2026-11-02T00:00:00Z', status: 'revoked', revoked_at: '2026-11-02T00:00:00Z'})],
		['revoked key_abc123'],
	],
	'a key that has expired': [[key], [sampleKey({status: 'expired'})], ['expired key_abc123']],
	'a key that works again': [[sampleKey({status: 'expired'})], [key], ['changed key_abc123']],
	'a key with another name': [[key], [sampleKey({name: 'renamed'})], ['changed key_abc123']],
	'a key that is gone': [[key, other], [other], ['removed key_abc123']],
} as const;

for (const [what, [before, after, expected]] of Object.entries(cases)) {
	test(`${what}: ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, (t) => {
		t.deepEqual(
			keyChanges(before, after).map(({event, key: {id}}) => `${event} ${id}`),
			[...expected],
		);
	});
}
