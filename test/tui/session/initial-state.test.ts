import test from 'ava';
import {firstView} from '../../../source/tui/model/list-preferences.js';
import {forgetfulMemory} from '../../../source/storage/preferences.js';
import {textOf} from '../../../source/tui/input/text-field.js';
import {startState} from '../../../source/tui/session/initial-state.js';
import {doings, identity, later, now, play, shown} from '../sample.js';

const beginning = {
	address: new URL('https://phycloud.example/'),
	isDemo: false,
	allowsHttp: false,
	hasCredential: true,
	tenantId: undefined,
	create: undefined,
	view: undefined,
	memory: forgetfulMemory(),
	size: {columns: 80, rows: 24},
	now,
};
const names = ({screens}: ReturnType<typeof startState>['session']) => screens.map(({name}) => name).join(' ');
const signedIn = {
	type: 'signed-in',
	address: beginning.address,
	identity,
	recentTenants: [],
	keysView: firstView,
} as const;

test('a session begins with the tenants and asks who one is', (t) => {
	const {session, effects} = startState(beginning);
	t.is(names(session), 'tenants');
	t.deepEqual(doings(effects), ['identify', 'load-tenants']);
	t.is(session.shared.now, now);
});

test('with a tenant it begins at its keys, watched; a tenant that has not answered yet is not remembered', (t) => {
	const {session, effects} = startState({...beginning, tenantId: 'ten_acme01'});
	t.is(names(session), 'keys');
	t.deepEqual(effects, [
		{do: 'identify'},
		{do: 'watch', tenantId: 'ten_acme01'},
		{do: 'load-tenant', tenantId: 'ten_acme01'},
	]);
});

test('with a tenant and a key to be created it begins at the form, filled in, the list under it', (t) => {
	const {session} = startState({...beginning, tenantId: 'ten_acme01', create: {name: 'wanted', expires: '2w'}});
	t.is(names(session), 'keys new-key');
	const form = shown(session, 'new-key');
	t.is(textOf(form.keyName), 'wanted');
	t.is(textOf(form.otherExpiry), '2w');
	t.is(session.shared.create, undefined);
});

test('with a key to be created and no tenant the form waits for the tenant', (t) => {
	const {session} = startState({...beginning, create: {name: 'wanted'}});
	t.is(names(session), 'tenants');
	t.deepEqual(session.shared.create, {name: 'wanted'});
});

test('without a credential it begins at sign-in, nothing is asked of the server, and then goes on where it was to', (t) => {
	const {session, effects} = startState({...beginning, hasCredential: false, tenantId: 'ten_acme01'});
	t.deepEqual(effects, []);
	t.like(shown(session, 'sign-in'), {reason: 'first', focus: 'credential'});
	t.is(textOf(shown(session, 'sign-in').address), 'https://phycloud.example');
	const after = play(session, [signedIn]);
	t.is(names(after.session), 'keys');
	t.deepEqual(doings(after.effects), ['watch', 'load-tenant']);
});

test('what is remembered of this installation counts, and what was given counts before it', async (t) => {
	const memory = forgetfulMemory();
	await memory.update('https://phycloud.example/', () => ({
		tenants: ['ten_b', 'ten_a'],
		sort: 'name',
		descending: true,
		status: 'expiring',
	}));
	const {shared} = startState({...beginning, memory}).session;
	t.deepEqual(shared.recentTenants, ['ten_b', 'ten_a']);
	t.deepEqual(shared.recentAddresses, ['https://phycloud.example']);
	t.deepEqual(shared.keysView, {order: {field: 'name', descending: true}, status: 'expiring'});
	const {session} = startState({...beginning, memory, tenantId: 'ten_a', view: {status: 'revoked'}});
	t.like(shown(session, 'keys'), {order: {field: 'name', descending: true}, status: 'revoked'});
	const other = startState({...beginning, memory, address: new URL('https://other.example/')}).session;
	t.deepEqual(other.shared.recentTenants, []);
});

test('what is to be said first is said, at sign-in as well', (t) => {
	for (const hasCredential of [true, false]) {
		const {message} = startState({...beginning, hasCredential, notice: 'A create waits.'}).session;
		t.deepEqual(message, {tone: 'warning', text: 'A create waits.'});
	}

	t.is(startState(beginning).session.message, undefined);
});

test('what is remembered and means nothing any more is left out', async (t) => {
	const memory = forgetfulMemory();
	await memory.update('https://phycloud.example/', () => ({tenants: [], sort: 'colour', status: 'blue'}));
	const {keysView} = startState({...beginning, memory, now: later(1)}).session.shared;
	t.deepEqual(keysView, {order: {field: 'used', descending: true}, status: 'all'});
});
