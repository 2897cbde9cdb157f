import test from 'ava';
import {copySettings} from '../../../source/commands/keys/create/like-key.js';
import {type Key} from '../../../source/contract/wire/entities.js';
import {sampleKey} from '../../helpers/sample-key.js';

const now = () => new Date('2026-11-26T12:00:00Z');
const {signal} = new AbortController();

const after = async (facts: Partial<Key> | undefined, given: Partial<Parameters<typeof copySettings>[2]> = {}) =>
	copySettings(
		{getKey: async () => (facts === undefined ? undefined : sampleKey(facts))},
		'key_a',
		{scopes: undefined, expiresAt: undefined, ...given},
		{now, signal},
	);

test('a key takes the scopes of another, and lives as long, counted from now', async (t) => {
	const facts = {scopes: ['admin:keys'], created_at: '2026-01-01T00:00:00Z', expires_at: '2026-01-31T00:00:00Z'};
	t.deepEqual(await after(facts), {scopes: ['admin:keys'], expiresAt: '2026-12-26T12:00:00Z'});
	t.deepEqual(await after({...facts, expires_at: null}), {scopes: ['admin:keys'], expiresAt: null});
});

test('what is given counts', async (t) => {
	const given = {scopes: ['read:events'], expiresAt: null};
	t.deepEqual(await after({scopes: ['admin:keys']}, given), given);
	t.deepEqual(await after(undefined, given), given);
});

for (const [what, facts, message] of [
	['scopes', {scopes: undefined}, /does not say the scopes of key_a/],
	['no scopes', {scopes: []}, /does not say the scopes of key_a/],
	['its creation', {created_at: undefined, expires_at: '2027-01-01T00:00:00Z'}, /does not say the lifetime of key_a/],
	['its end', {expires_at: undefined}, /does not say the lifetime of key_a/],
	['an end before its beginning', {expires_at: '2020-01-01T00:00:00Z'}, /does not say the lifetime of key_a/],
	['anything of it', undefined, /does not say the scopes of key_a/],
] as const) {
	test(`where PhyCloud does not say ${what}, nothing is created`, async (t) => {
		await t.throwsAsync(after(facts), {code: 'VALIDATION', message});
	});
}
