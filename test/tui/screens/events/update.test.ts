import test from 'ava';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {mostEvents, recordEvents, type SessionEvent} from '../../../../source/tui/model/session-events.js';
import {listedEvents} from '../../../../source/tui/screens/events/model.js';
import {eventText} from '../../../../source/tui/screens/events/event-words.js';
import {shownNotice} from '../../../../source/tui/session/events.js';
import {type Session} from '../../../../source/tui/session/model.js';
import {doings, later, listOf, minted, now, play, revokedKey, sampleKey, sessionOf, shown} from '../../sample.js';

const seen = (keys: readonly Key[], tenantId = 'ten_acme01', complete = true): Message => ({
	type: 'keys-seen',
	tenantId,
	event: {kind: 'keys', keys, complete, at: now},
});

const start = sessionOf([listOf([sampleKey('a'), sampleKey('b')])]);
const told = (session: Session) =>
	session.context.events.map(({kind, key, isOwn}) => `${kind} ${key.id}${isOwn ? ' by you' : ''}`);
const after = (...messages: ReadonlyArray<Message | string>) => play(start, messages).session;
const admin = sampleKey('x', {scopes: ['read:events', 'admin:keys'], created_by: 'jonas'});

test('what differs from one whole look to the next is an event, the first look and the use of a key are none', (t) => {
	const [a, b] = [sampleKey('a'), sampleKey('b')];
	t.deepEqual(told(after(seen([b, a]))), []);
	t.deepEqual(told(after(seen([b, a]), seen([b, {...a, last_used_at: '2026-11-23T04:00:00Z'}]))), []);
	t.deepEqual(told(after(seen([b, a]), seen([sampleKey('c'), {...b, name: 'new'}, revokedKey('a')]))), [
		'revoked key_a',
		'changed key_b',
		'created key_c',
	]);
	t.deepEqual(told(after(seen([b, a]), seen([b]))), ['removed key_a']);
});

test('a look that is not whole says nothing of what it lacks', (t) => {
	const [a, b] = [sampleKey('a'), sampleKey('b')];
	t.deepEqual(told(after(seen([b, a]), seen([b], 'ten_acme01', false), seen([b, a]))), []);
});

test('what changed while another tenant was open is told once one is back', (t) => {
	const other = [sampleKey('o', {tenant_id: 'ten_other'})];
	const session = after(seen([sampleKey('a')]), seen(other, 'ten_other'), seen([revokedKey('a')]));
	t.deepEqual(told(session), ['revoked key_a']);
});

test('what the session did itself is one event, by you, whichever is told first', (t) => {
	const revocation: Message = {
		type: 'revocation-ended',
		revocation: {id: 'key_a', outcome: 'revoked', key: revokedKey('a')},
	};
	const looks = [seen([sampleKey('a')]), seen([revokedKey('a')])];
	t.deepEqual(told(after(looks[0]!, revocation, looks[1]!)), ['revoked key_a by you']);
	t.deepEqual(told(after(...looks, revocation)), ['revoked key_a by you']);
	t.deepEqual(told(after(looks[0]!, revocation, seen([]))), ['revoked key_a by you'], 'nor is that it is gone another');
	const made = minted();
	t.deepEqual(told(after(seen([]), {type: 'created', minted: made}, seen([made.key]))), ['created key_minted by you']);
});

test('a revocation that failed, or that found the key revoked, is no event', (t) => {
	const revocation: Message = {
		type: 'revocation-ended',
		revocation: {id: 'key_a', outcome: 'already', key: revokedKey('a')},
	};
	t.deepEqual(told(after(revocation)), []);
});

test('a new key with an admin scope that somebody else made is said until the events are seen', (t) => {
	const session = after(seen([]), seen([admin]));
	t.is(shownNotice(session)?.text, 'New key with admin:keys: x in Acme Robotics, created by jonas. e shows it.');
	const moved = play(session, ['down', 'up', {type: 'time-passed', now: later(3600)}]).session;
	t.is(shownNotice(moved)?.tone, 'warning', 'neither a key nor time makes it go');
	const looked = play(session, ['e']).session;
	t.is(shownNotice(looked), undefined);
	t.is(shownNotice(play(looked, ['escape']).session), undefined);
});

test('several are counted', (t) => {
	const session = after(seen([]), seen([{...admin, id: 'key_y'}, admin]));
	t.regex(shownNotice(session)!.text, /^2 new keys with admin scopes, the first x, created by jonas\./);
});

test('an admin key of one’s own, one of no admin, and one that was there before are not said', (t) => {
	const made = minted({scopes: ['admin:keys']});
	t.is(shownNotice(play(start, [seen([]), {type: 'created', minted: made}]).session), undefined);
	t.is(shownNotice(after(seen([]), seen([sampleKey('c')]))), undefined);
	t.is(shownNotice(after(seen([admin]))), undefined);
});

test('what has just been said goes first', (t) => {
	const session = {...after(seen([]), seen([admin])), notice: {tone: 'good', text: 'Copied.'} as const};
	t.is(shownNotice(session)?.text, 'Copied.');
});

test('the newest is on top, and the pointer stays on its event when another comes', (t) => {
	const [a, b, c] = ['a', 'b', 'c'].map((id) => sampleKey(id)) as [Key, Key, Key];
	const two = play(start, [seen([]), seen([a]), seen([b, a]), 'e']).session;
	const names = (session: Session) => listedEvents(session.context).map(({key}) => key.name);
	t.deepEqual(names(two), ['b', 'a']);
	const three = play(two, ['down', seen([c, b, a])]).session;
	t.deepEqual(names(three), ['c', 'b', 'a']);
	t.is(shown(three, 'events').selected?.key.name, 'a');
});

test('enter leads to the key, whatever the list was filtered by', (t) => {
	const [a, b] = [sampleKey('a'), sampleKey('b')];
	const filtered = play(start, [seen([a]), seen([b, a]), '/', 'a', 'return', 'e', 'return']);
	const list = shown(filtered.session, 'keys');
	t.is(list.selected, 'key_b');
	t.is(list.rows[list.cursor]?.id, 'key_b');
	t.false(doings(filtered.effects).includes('watch'), 'the tenant is watched already');
});

test('enter on an event of another tenant opens that tenant', (t) => {
	const o = sampleKey('o', {tenant_id: 'ten_other'});
	const {session, effects} = play(start, [seen([], 'ten_other'), seen([o], 'ten_other'), 'e', 'return']);
	const list = shown(session, 'keys');
	t.deepEqual([list.tenantId, list.selected], ['ten_other', 'key_o']);
	t.deepEqual(doings(effects), ['watch', 'load-tenant']);
	const came = play(session, [seen([sampleKey('p'), o], 'ten_other')]).session;
	const {rows, cursor} = shown(came, 'keys');
	t.is(rows[cursor]?.id, 'key_o');
});

test('y copies the line, with the whole instant and the id', (t) => {
	const {effects} = play(start, [seen([]), seen([admin]), 'e', 'y']);
	const line = '2026-11-23T04:05:06Z  created  x  key_x  Acme Robotics  by jonas  admin:keys, never ends';
	t.deepEqual(effects.at(-1), {type: 'copy-text', text: line, what: 'the line'});
});

test('an event of another day says which', (t) => {
	const [event] = after(seen([]), seen([admin])).context.events;
	t.is(eventText(event!, {now: later(0)}), eventText(event!, {now: later(200_000)}), 'a copied line has its instant');
});

test('where nothing has happened, there is nothing to open or to copy', (t) => {
	const {session, effects} = play(start, ['e', 'return', 'y']);
	shown(session, 'events');
	t.deepEqual(effects, []);
	shown(play(session, ['escape']).session, 'keys');
});

test('events of another installation are not listed in this one', (t) => {
	const {context} = after(seen([]), seen([admin]));
	t.is(listedEvents({...context, address: new URL('https://b.example/')}).length, 0);
	t.is(listedEvents(context).length, 1);
});

test('the oldest events go once there are too many', (t) => {
	const events = Array.from({length: mostEvents + 1}, (_, index): SessionEvent => ({
		at: now,
		kind: 'changed',
		key: sampleKey(String(index)),
		tenantId: 'ten_acme01',
		tenantName: undefined,
		isOwn: false,
		host: 'http://localhost:8000',
	}));
	const kept = recordEvents([], events);
	t.deepEqual([kept.length, kept[0]?.key.id], [mostEvents, 'key_1']);
});

test('a list that is filtered does not have the notice over what is typed', (t) => {
	const {session} = play(after(seen([]), seen([admin])), ['/']);
	t.is(shownNotice(session), undefined);
	t.not(shownNotice(play(session, ['escape']).session), undefined);
});
