import test from 'ava';
import {type Key} from '../../../source/contract/wire/entities.js';
import {type VerdictKind} from '../../../source/core/rotation-verdicts.js';
import {verdictOf} from '../../../source/keys/rotation/verdict.js';
import {sampleKey} from '../../helpers/sample-key.js';

const now = new Date('2026-03-01T12:00:00Z');
const quietFor = 3_600_000;

const cases: ReadonlyArray<
	readonly [what: string, old: Partial<Key>, successor: Partial<Key>, kind: VerdictKind, message: RegExp]
> = [
	['a new key that was never used', {}, {last_used_at: null}, 'new-key-unused', /not been used yet/],
	[
		'an old key used three minutes ago',
		{last_used_at: '2026-03-01T11:57:00Z'},
		{last_used_at: '2026-03-01T11:59:00Z'},
		'old-key-in-use',
		/used 3 min ago/,
	],
	[
		'an old key used this second',
		{last_used_at: '2026-03-01T12:00:00Z'},
		{last_used_at: '2026-03-01T11:59:00Z'},
		'old-key-in-use',
		/just now/,
	],
	[
		'a client that switched back',
		{last_used_at: '2026-03-01T10:30:00Z'},
		{last_used_at: '2026-03-01T10:00:00Z'},
		'old-key-used-last',
		/after the new key/,
	],
	[
		'an old key quiet for two hours',
		{last_used_at: '2026-03-01T10:00:00Z'},
		{last_used_at: '2026-03-01T11:00:00Z'},
		'proven',
		/quiet for 2 h/,
	],
	[
		'an old key quiet for exactly as long as asked',
		{last_used_at: '2026-03-01T11:00:00Z'},
		{last_used_at: '2026-03-01T11:30:00Z'},
		'proven',
		/quiet for 60 min|quiet for 1 h/,
	],
	['an old key that was never used', {last_used_at: null}, {last_used_at: '2026-03-01T11:00:00Z'}, 'proven', /never/],
	[
		'an old key that was created just now',
		{last_used_at: null, created_at: '2026-03-01T11:30:00Z'},
		{last_used_at: '2026-03-01T11:50:00Z'},
		'old-key-in-use',
		/so new/,
	],
	['an unknown use of the old key', {last_used_at: undefined}, {}, 'unknown-use', /does not say/],
	['an unknown use of the new key', {}, {last_used_at: undefined}, 'unknown-use', /does not say/],
	['a time that is none', {last_used_at: 'yesterday'}, {}, 'old-key-in-use', /used/],
	['a revoked old key', {status: 'revoked'}, {}, 'old-key-revoked', /revoked/],
	['an expired old key', {expires_at: '2026-02-01T00:00:00Z'}, {last_used_at: null}, 'proven', /expired/],
	['a revoked new key', {}, {status: 'revoked'}, 'new-key-inactive', /new key is revoked/],
	['an expired new key', {}, {expires_at: '2026-02-01T00:00:00Z'}, 'new-key-inactive', /new key is expired/],
];

for (const [what, old, successor, kind, message] of cases) {
	test(`${what}: ${kind}`, (t) => {
		const base = {
			...sampleKey({}),
			status: 'active',
			created_at: '2026-01-01T00:00:00Z',
			expires_at: null,
			last_used_at: '2026-03-01T09:00:00Z',
		};
		const verdict = verdictOf({...base, ...old}, {...base, ...successor}, {now, quietFor});
		t.is(verdict.kind, kind);
		t.regex(verdict.message, message);
	});
}
