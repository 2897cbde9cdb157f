import test from 'ava';
import {riskText} from '../../source/keys/revocation-risk.js';

const now = new Date('2026-11-23T04:05:06Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

test('the risk counts what is in use, what was used lately, what is unknown, and who may administer', (t) => {
	const keys = [
		{id: 'key_a', last_used_at: ago(0.1), scopes: ['read:events']},
		{id: 'key_b', last_used_at: ago(30), scopes: ['admin:keys', 'admin:tenants']},
		{id: 'key_c', last_used_at: ago(91), scopes: undefined},
		{id: 'key_d', last_used_at: null, scopes: []},
	];
	t.is(riskText(keys, now), '4 keys: 1 in use now, 2 used within 90 days, 1 with an admin: scope.');
	t.is(
		riskText([...keys, {id: 'key_e', last_used_at: undefined}], now),
		'5 keys: 1 in use now, 2 used within 90 days, 1 with unknown last use, 1 with an admin: scope.',
	);
	t.is(
		riskText([{id: 'key_a', last_used_at: null}], now),
		'1 key: 0 in use now, 0 used within 90 days, 0 with an admin: scope.',
	);
});
