import test from 'ava';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {type RotationEntry} from '../../../../source/storage/journal/rotation-entry.js';
import {glyphs} from '../../../../source/terminal/theme.js';
import {rotationLine} from '../../../../source/tui/screens/keys/rotation-line.js';
import {listOf, now, play, revokedKey, sampleContext, sampleKey, sampleTenant, sessionOf, shown} from '../../sample.js';

const entry: RotationEntry = {
	version: 1,
	url: 'http://localhost:8000/',
	tenant_id: 'ten_acme01',
	old: {id: 'key_line', name: 'line'},
	successor: {id: 'key_next', name: 'line-2', idempotency_key: '0198c1de-0000-7000-8000-000000000000'},
	started_at: '2026-11-23T00:00:00Z',
	process: {id: 1},
	host: 'here',
};
const old = sampleKey('line', {created_at: '2026-01-01T00:00:00Z', last_used_at: '2026-11-23T01:05:06Z'});
const next = sampleKey('next', {name: 'line-2', last_used_at: null});
const used = {...next, last_used_at: '2026-11-23T04:00:00Z'};
const line = (key: Key, keys: readonly Key[], rotations = [entry]) =>
	rotationLine(key, keys, {rotations, now}, glyphs(true)) as string | undefined;

test('both keys of a rotation say how far it is', (t) => {
	for (const key of [old, next]) {
		t.is(line(key, [old, next]), '⇄ line › line-2 · The new key has not been used yet.');
	}

	const late = {...old, last_used_at: '2026-11-23T04:02:06Z'};
	t.regex(line(late, [late, used])!, /The old key was used 3 min ago\.$/);
});

test('r is offered on the old key alone, once the new one is in use and the old one quiet', (t) => {
	t.is(
		line(old, [old, used]),
		'⇄ line › line-2 · The old key has been quiet for 3 h. It can be revoked. r revokes it.',
	);
	t.notRegex(line(used, [old, used])!, /r revokes/);
});

test('a key that is in no rotation says nothing, nor does a pair whose old key is revoked', (t) => {
	t.is(line(sampleKey('other'), [old, next]), undefined);
	t.is(line(old, [old, next], []), undefined);
	const gone = {...revokedKey('line')};
	t.is(line(used, [gone, used]), undefined);
});

test('what is not there is said', (t) => {
	t.regex(line(old, [old])!, /The new key is not there\.$/);
	t.regex(line(next, [next])!, /The old key is no longer there\.$/);
});

test('a new key whose id nobody has learned is known by its name', (t) => {
	const unknown = [{...entry, successor: {...entry.successor, id: null}}];
	t.regex(line(next, [old, next], unknown)!, /has not been used yet/);
});

test('R opens the form for a key like it, with the next free name', (t) => {
	const ninety = sampleKey('line', {
		scopes: ['read:events', 'admin:keys'],
		created_at: '2026-01-01T00:00:00Z',
		expires_at: '2026-04-01T00:00:00Z',
	});
	const list = listOf([ninety, sampleKey('other', {name: 'line-2'})]);
	const form = shown(play(sessionOf([list]), ['R']).session, 'new-key');
	t.is(form.keyName.graphemes.join(''), 'line-3');
	t.is(form.replaces?.id, 'key_line');
	const {effects} = play(sessionOf([list]), ['R', 'return']);
	const [effect] = effects;
	t.like(effect, {
		type: 'create',
		input: {name: 'line-3', expiry: '90d', replaces: {id: 'key_line'}, tenantId: 'ten_acme01'},
	});
	t.true(
		effect?.type === 'create' && new Set(effect.input.scopes).isSupersetOf(new Set(['read:events', 'admin:keys'])),
	);
});

test('a key that never expires is followed by one that does not either, and one of unknown life by 90 days', (t) => {
	const expiryOf = (facts: Partial<Key>) => {
		const [effect] = play(sessionOf([listOf([sampleKey('a', facts)])]), ['R', 'return']).effects;
		return effect?.type === 'create' ? effect.input.expiry : undefined;
	};

	t.is(expiryOf({expires_at: null}), 'never');
	t.is(expiryOf({expires_at: undefined}), '90d');
	t.is(expiryOf({created_at: '2026-01-01T00:00:00Z', expires_at: '2027-01-01T00:00:00Z'}), '1y');
	t.is(expiryOf({created_at: '2026-01-01T00:00:00Z', expires_at: '2026-01-31T00:00:00Z'}), '30d');
});

test('neither a revoked key nor one of an inactive tenant is rotated, and why is said', (t) => {
	const why = (list: ReturnType<typeof listOf>) => play(sessionOf([list]), ['R']).session.notice?.text;
	t.is(why(listOf([revokedKey('a')])), 'A revoked key needs no successor.');
	t.regex(why(listOf([sampleKey('a')], {tenant: sampleTenant({status: 'inactive'})}))!, /inactive/);
});

test('open rotations belong to the context of every screen', (t) => {
	const {session} = play(sessionOf([listOf([old, next])]), [{type: 'rotations-loaded', rotations: [entry]}]);
	t.deepEqual(session.context.rotations, [entry]);
	t.deepEqual(sampleContext().rotations, []);
});
