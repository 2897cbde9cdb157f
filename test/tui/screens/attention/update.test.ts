import test from 'ava';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {type Finding, findingsOf} from '../../../../source/keys/audit/findings.js';
import {type AuditNews} from '../../../../source/tui/model/audit-news.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {createAttentionScreen, findingId} from '../../../../source/tui/screens/attention/model.js';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {createTenantsScreen} from '../../../../source/tui/screens/tenants/model.js';
import {crumbsOf} from '../../../../source/tui/session/model.js';
import {doings, failure, identity, listOf, now, play, revokedKey, sampleKey, sessionOf, shown} from '../../sample.js';

const admin = sampleKey('boss', {scopes: ['admin:keys'], expires_at: null, last_used_at: '2026-11-23T04:00:00Z'});
const idle = sampleKey('idle', {
	tenant_id: 'ten_other',
	expires_at: '2027-06-01T00:00:00Z',
	last_used_at: '2026-01-01T00:00:00Z',
});
const endless = sampleKey('endless', {expires_at: null, last_used_at: '2026-11-23T04:00:00Z'});

const found = (...keys: Key[]): Finding[] => keys.flatMap((key) => findingsOf(key, {now, isTenantInactive: false}));

const news: AuditNews = {
	tenants: new Map([
		['ten_acme01', 'Acme Robotics'],
		['ten_other', 'Blue Harbor'],
	]),
	done: 1,
	total: 2,
	keys: 3,
	unread: 0,
	isAlone: false,
};
const seen = (findings: readonly Finding[], isOver = true): Message => ({
	type: 'findings-seen',
	findings,
	news,
	isOver,
});
const start = sessionOf([listOf([sampleKey('a'), admin]), createAttentionScreen('ten_acme01')]);
const all = found(endless, idle, admin);
const after = (...messages: ReadonlyArray<Message | string>) => play(start, messages);
const listed = (...messages: ReadonlyArray<Message | string>) =>
	shown(after(...messages).session, 'attention').findings.map(({name}) => name);

test('! looks at every tenant, esc goes back and stops that', (t) => {
	const {session, effects} = play(sessionOf([listOf([sampleKey('a')])]), ['!']);
	t.deepEqual(effects, [{type: 'audit', tenantId: 'ten_acme01'}]);
	t.is(shown(session, 'attention').load.kind, 'loading');
	t.deepEqual(crumbsOf(session), ['localhost:8000', 'Attention']);
	const back = play(session, ['escape']);
	shown(back.session, 'keys');
	t.deepEqual(doings(back.effects), ['stop-audit']);
});

test('the worst stands first, however findings come', (t) => {
	t.deepEqual(listed(seen(all)), ['boss', 'idle', 'endless']);
	t.deepEqual(listed(seen(found(endless), false), seen(all)), ['boss', 'idle', 'endless']);
});

test('the pointer stays on its finding while worse ones come, and on the first until it is moved', (t) => {
	const moved = after(seen(found(endless, idle), false), 'down', seen(all)).session;
	t.is(shown(moved, 'attention').selected, findingId(found(endless)[0]!));
	t.is(shown(after(seen(found(endless), false), seen(all)).session, 'attention').selected, undefined);
});

test('enter opens the tenant with the pointer on the key', (t) => {
	const here = after(seen(all), 'return');
	t.is(shown(here.session, 'keys').selected, 'key_boss');
	t.deepEqual(doings(here.effects), ['stop-audit']);
	const there = after(seen(all), 'down', 'return');
	const {tenantId, selected} = shown(there.session, 'keys');
	t.deepEqual([tenantId, selected], ['ten_other', 'key_idle']);
	t.deepEqual(doings(there.effects), ['stop-audit', 'watch', 'load-tenant']);
});

test('r asks for the key under the pointer, and says whose it is', (t) => {
	const revoke = shown(after(seen(all), 'down', 'r').session, 'revoke');
	t.deepEqual([revoke.keys.map(({id}) => id), revoke.whose, revoke.expected], [['key_idle'], 'of Blue Harbor', 'idle']);
});

test('marked keys are revoked together, each once, and of how many tenants they are is said', (t) => {
	const twice = sampleKey('twice', {expires_at: null, last_used_at: '2026-01-01T00:00:00Z'});
	const {session} = after(seen(found(twice, idle)), 'space', 'space', 'r');
	const revoke = shown(session, 'revoke');
	t.deepEqual(revoke.keys.map(({id}) => id).toSorted(), ['key_idle', 'key_twice']);
	t.is(revoke.whose, 'of 2 tenants');
	t.deepEqual(crumbsOf(session), ['localhost:8000', 'Attention']);
});

test('what has been revoked needs no attention any more, nor its mark; what failed still does', (t) => {
	const ended = (outcome: 'revoked' | 'already'): Message => ({
		type: 'revocation-ended',
		revocation: {id: 'key_boss', outcome, key: revokedKey('boss')},
	});
	for (const outcome of ['revoked', 'already'] as const) {
		const {findings, marked} = shown(after(seen(all), 'space', ended(outcome)).session, 'attention');
		t.deepEqual([findings.length, marked.size], [2, 0]);
	}

	const failed: Message = {
		type: 'revocation-ended',
		revocation: {id: 'key_boss', outcome: 'failed', error: failure('SERVER')},
	};
	t.is(shown(after(seen(all), failed).session, 'attention').findings.length, 3);
});

test('the key that one is signed in with is not revoked from here either', (t) => {
	const own = {...admin, id: identity.key_id!};
	const {session} = after(seen(found(own)), 'r');
	shown(session, 'attention');
	t.regex(session.notice!.text, /signed in with/);
});

test('a mark goes with a finding that is no longer there', (t) => {
	const {marked} = shown(after(seen(all), 'space', seen(found(idle))).session, 'attention');
	t.is(marked.size, 0);
});

test('Y copies the command that fixes it', (t) => {
	t.deepEqual(after(seen(found(idle)), 'Y').effects, [
		{type: 'copy-text', text: 'phyware cloud keys revoke key_idle', what: 'the command'},
	]);
});

test('a pending create has no key to open, mark or revoke', (t) => {
	const pending: Finding = {
		severity: 'high',
		rule: 'pending-create',
		message: 'create is pending',
		fix: 'phyware cloud keys recover',
		tenantId: 'ten_acme01',
		name: 'fresh',
		key: undefined,
	};
	const {session, effects} = after(seen([pending]), 'return', 'space', 'r');
	t.is(shown(session, 'attention').marked.size, 0);
	t.deepEqual(effects, []);
});

test('an audit that failed says why; ctrl+r looks again; a refused credential asks for another', (t) => {
	const failed = after({type: 'audit-failed', error: failure('SERVER')});
	t.is(shown(failed.session, 'attention').load.kind, 'failed');
	t.deepEqual(play(failed.session, ['ctrl+r']).effects, [{type: 'audit', tenantId: 'ten_acme01'}]);
	shown(after({type: 'audit-failed', error: failure('UNAUTHENTICATED')}).session, 'sign-in');
});

test('who signs in again finds the screen, which looks again', (t) => {
	const {session} = after(seen(all), {type: 'audit-failed', error: failure('UNAUTHENTICATED')});
	const {address} = session.context;
	const {effects, session: again} = play(session, [
		{
			type: 'signed-in',
			address: address!,
			identity,
			recentTenants: [],
			listPreferences: session.context.listPreferences,
		},
	]);
	shown(again, 'attention');
	t.true(doings(effects).includes('audit'));
});

test('! in the picker looks at every tenant, too, as long as nothing is typed', (t) => {
	const picker = sessionOf([createTenantsScreen()]);
	const {session, effects} = play(picker, ['!']);
	shown(session, 'attention');
	t.deepEqual(effects, [{type: 'audit', tenantId: undefined}]);
	const typed = play(picker, ['a', '!']).session;
	t.is(textOf(shown(typed, 'tenants').field), 'a!');
});
