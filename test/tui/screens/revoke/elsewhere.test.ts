import test from 'ava';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {updateSession} from '../../../../source/tui/session/update.js';
import {type Session} from '../../../../source/tui/session/model.js';
import {now, play, revokedKey, sampleKey, shown, typing} from '../../sample.js';
import {one, over, several, single, three, two} from './sample.js';

/** The session after a look at the tenant's keys. */
function seeing(session: Session, keys: readonly Key[], complete = true): Session {
	const event = {kind: 'keys', keys, complete, at: now} as const;
	return updateSession(session, {type: 'keys-seen', tenantId: 'ten_acme01', event}).session;
}

test('a key that was revoked elsewhere is no longer asked about, and what is typed on goes nowhere', (t) => {
	const typed = play(over(single), typing('a')).session;
	const after = seeing(typed, [revokedKey('ab'), two, three]);
	t.is(after.notice?.text, 'ab was revoked by someone else in the meantime.');
	const {session, effects} = play(after, [...typing('b'), 'return']);
	t.deepEqual(
		effects.filter((effect) => effect.type === 'revoke'),
		[],
	);
	t.is(shown(session, 'keys').name, 'keys');
});

test('of several keys those are left that still work, and their number is to be typed', (t) => {
	const typed = play(over(several), typing('3')).session;
	const after = seeing(typed, [one, revokedKey('b'), three]);
	const screen = shown(after, 'revoke');
	t.deepEqual(screen.keys, [one, three]);
	t.is(textOf(screen.field), '3');
	t.is(after.notice?.text, 'b was revoked by someone else in the meantime.');
	t.deepEqual(play(after, ['return']).effects, []);
	t.deepEqual(play(after, ['backspace', ...typing('2'), 'return']).effects, [{type: 'revoke', keys: [one, three]}]);
});

test('what is shown of a key keeps up with it', (t) => {
	const used = sampleKey('ab', {last_used_at: '2026-11-23T04:05:00Z'});
	t.deepEqual(shown(seeing(over(single), [used, two, three]), 'revoke').keys, [used]);
});

test('a list that is not whole yet changes nothing', (t) => {
	t.deepEqual(shown(seeing(over(single), [revokedKey('ab')], false), 'revoke').keys, [one]);
});

test('while keys are being revoked their answers count, not the list', (t) => {
	const {session} = play(over(single), [...typing('ab'), 'return']);
	t.is(shown(seeing(session, [revokedKey('ab')]), 'revoke').progress?.get('key_ab')?.kind, 'waiting');
});
