import test from 'ava';
import {type Identity} from '../../../source/contract/wire/entities.js';
import {ownExpiry} from '../../../source/tui/components/own-expiry.js';

const now = new Date('2026-03-01T12:00:00Z');

const cases: ReadonlyArray<readonly [what: string, expires: Identity['expires_at'], shown: string[]]> = [
	['in five days', '2026-03-06T12:00:00Z', ['your key expires in 5 d']],
	['in 15 days', '2026-03-16T12:00:01Z', []],
	['never', null, []],
	['at an unknown time', undefined, []],
];

for (const [what, expires, shown] of cases) {
	test(`a credential that ends ${what} is ${shown.length === 0 ? 'not ' : ''}spoken of in the header`, (t) => {
		const identity = {key_id: 'key_a', name: 'ops', tenant_id: 'ten_a', scopes: [], expires_at: expires};
		const notes = ownExpiry({identity, now});
		t.deepEqual(
			notes.map(({text}) => text),
			shown,
		);
		t.true(notes.every(({role}) => role === 'warning'));
	});
}

test('nothing is said before one is known', (t) => {
	t.deepEqual(ownExpiry({identity: undefined, now}), []);
});
