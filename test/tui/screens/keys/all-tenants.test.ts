import test from 'ava';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {allTenants} from '../../../../source/tui/model/all-tenants.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {layOutColumns} from '../../../../source/tui/screens/keys/list-lines.js';
import {createKeysScreen} from '../../../../source/tui/screens/keys/model.js';
import {nameRows} from '../../../../source/tui/screens/revoke/names.js';
import {crumbsOf} from '../../../../source/tui/session/model.js';
import {now, play, rowIds, sampleContext, sampleKey, sessionOf, shown} from '../../sample.js';

const tenantNames = new Map([
	['ten_acme01', 'Acme Robotics'],
	['ten_blue', 'Blue Harbor'],
]);
const context = sampleContext({tenantNames});
const a = sampleKey('a');
const b = sampleKey('b', {tenant_id: 'ten_blue'});
const seen = (keys: readonly Key[], facts: {unread?: number; complete?: boolean} = {}): Message => ({
	type: 'keys-seen',
	tenantId: allTenants,
	event: {kind: 'keys', keys, complete: true, at: now, ...facts},
});
const start = sessionOf([createKeysScreen(allTenants, now)], context);
const opened = play(start, [seen([b, a])]);

test('keys of several tenants are one list, with a column for the tenant', (t) => {
	const list = shown(opened.session, 'keys');
	t.is(list.rows.length, 2);
	const names = (given?: ReadonlyMap<string, string>) => layOutColumns(list.stats, 110, given).map(({name}) => name);
	t.true(names(tenantNames).includes('tenant'));
	t.false(names().includes('tenant'));
	t.deepEqual(crumbsOf(opened.session), ['localhost:8000', 'All tenants']);
});

test('the tenant: term finds a tenant by a part of its name, or of its id', (t) => {
	for (const term of ['tenant:harbor', 'tenant:ten_bl']) {
		const {session} = play(opened.session, ['/', {type: 'text-pasted', text: term}]);
		t.is(rowIds(shown(session, 'keys')), 'b', term);
	}
});

test('a key is created in a tenant, not in all', (t) => {
	t.regex(play(opened.session, ['n']).session.notice!.text, /created in a tenant/);
});

test('revoking says of how many tenants the keys are, or of which', (t) => {
	const {session} = play(opened.session, ['*', 'r']);
	const revoke = shown(session, 'revoke');
	t.is(revoke.whose, 'of 2 tenants');
	t.is(revoke.tenantNames?.get('ten_blue'), 'Blue Harbor');
	const [row] = nameRows([b], 80, now, revoke.tenantNames);
	t.is(row?.[0]?.text as string, 'b of Blue Harbor');
	const one = play(opened.session, ['/', 'b', 'return', 'r']);
	t.is(shown(one.session, 'revoke').whose, 'of Blue Harbor');
});

test('a key is rotated in its own tenant', (t) => {
	const {session} = play(opened.session, ['/', 'b', 'return', 'R']);
	t.is(shown(session, 'new-key').tenantId, 'ten_blue');
});

test('all tenants are not remembered as a tenant, and Y says --all-tenants', (t) => {
	t.deepEqual(opened.effects, []);
	const [effect] = play(opened.session, ['Y']).effects;
	t.true(effect?.type === 'copy-text' && effect.text.includes('--all-tenants') && !effect.text.includes('--tenant-id'));
});

test('what could not be read is counted', (t) => {
	const {live} = shown(play(start, [seen([a], {unread: 2})]).session, 'keys');
	t.like(live, {kind: 'live', unread: 2});
});

test('events seen across tenants are of the tenant of their key', (t) => {
	const {session} = play(opened.session, [seen([sampleKey('c', {tenant_id: 'ten_blue'}), b, a])]);
	t.like(session.context.events[0], {kind: 'created', tenantId: 'ten_blue', tenantName: 'Blue Harbor'});
});
