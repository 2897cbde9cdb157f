import test from 'ava';
import {noInstallations} from '../../../source/core/installations.js';
import {defaultPreferences} from '../../../source/tui/model/list-preferences.js';
import {createTemporaryPreferences} from '../../../source/storage/preferences.js';
import {textOf} from '../../../source/tui/input/text-field.js';
import {initialState} from '../../../source/tui/session/initial-state.js';
import {doings, identity, later, now, play, shown} from '../sample.js';

const beginning = {
	address: new URL('https://phycloud.example/'),
	isDemo: false,
	allowsHttp: false,
	installations: noInstallations,
	isReadOnly: false,
	hasCredential: true,
	tenantId: undefined,
	prefill: undefined,
	listPreferences: undefined,
	preferences: createTemporaryPreferences(),
	size: {columns: 80, rows: 24},
	now,
};
const names = ({screens}: ReturnType<typeof initialState>['session']) => screens.map(({name}) => name).join(' ');
const signedIn = {
	type: 'signed-in',
	address: beginning.address,
	identity,
	recentTenants: [],
	listPreferences: defaultPreferences,
} as const;

test('a session begins with the tenants and asks who one is', (t) => {
	const {session, effects} = initialState(beginning);
	t.is(names(session), 'tenants');
	t.deepEqual(doings(effects), ['identify', 'load-tenants']);
	t.is(session.context.now, now);
});

test('with a tenant it begins at its keys, watched; a tenant that has not answered yet is not remembered', (t) => {
	const {session, effects} = initialState({...beginning, tenantId: 'ten_acme01'});
	t.is(names(session), 'keys');
	t.deepEqual(effects, [
		{type: 'identify'},
		{type: 'watch', tenantId: 'ten_acme01'},
		{type: 'load-tenant', tenantId: 'ten_acme01'},
	]);
});

test('with a tenant and a key to be created it begins at the form, filled in, the list under it', (t) => {
	const {session} = initialState({...beginning, tenantId: 'ten_acme01', prefill: {name: 'wanted', expires: '2w'}});
	t.is(names(session), 'keys new-key');
	const form = shown(session, 'new-key');
	t.is(textOf(form.keyName), 'wanted');
	t.is(textOf(form.otherExpiry), '2w');
	t.is(session.context.prefill, undefined);
});

test('with a key to be created and no tenant the form waits for the tenant', (t) => {
	const {session} = initialState({...beginning, prefill: {name: 'wanted'}});
	t.is(names(session), 'tenants');
	t.deepEqual(session.context.prefill, {name: 'wanted'});
});

test('without a credential it begins at sign-in, nothing is asked of the server, and then goes on where it was to', (t) => {
	const {session, effects} = initialState({...beginning, hasCredential: false, tenantId: 'ten_acme01'});
	t.deepEqual(effects, []);
	t.like(shown(session, 'sign-in'), {reason: 'first', focus: 'credential'});
	t.is(textOf(shown(session, 'sign-in').address), 'https://phycloud.example');
	const after = play(session, [signedIn]);
	t.is(names(after.session), 'keys');
	t.deepEqual(doings(after.effects), ['watch', 'load-tenant']);
});

test('what is remembered of this installation counts, and what was given counts before it', async (t) => {
	const preferences = createTemporaryPreferences();
	await preferences.update('https://phycloud.example/', () => ({
		tenants: ['ten_b', 'ten_a'],
		sort: 'name',
		descending: true,
		status: 'expiring',
	}));
	const {context} = initialState({...beginning, preferences}).session;
	t.deepEqual(context.recentTenants, ['ten_b', 'ten_a']);
	t.deepEqual(context.recentAddresses, ['https://phycloud.example']);
	t.deepEqual(context.listPreferences, {order: {field: 'name', descending: true}, status: 'expiring'});
	const {session} = initialState({...beginning, preferences, tenantId: 'ten_a', listPreferences: {status: 'revoked'}});
	t.like(shown(session, 'keys'), {order: {field: 'name', descending: true}, status: 'revoked'});
	const other = initialState({...beginning, preferences, address: new URL('https://other.example/')}).session;
	t.deepEqual(other.context.recentTenants, []);
});

test('what is to be said first is said, at sign-in as well', (t) => {
	for (const hasCredential of [true, false]) {
		const {notice} = initialState({...beginning, hasCredential, notice: 'A create waits.'}).session;
		t.deepEqual(notice, {tone: 'warning', text: 'A create waits.'});
	}

	t.is(initialState(beginning).session.notice, undefined);
});

test('what is remembered and means nothing any more is left out', async (t) => {
	const preferences = createTemporaryPreferences();
	await preferences.update('https://phycloud.example/', () => ({tenants: [], sort: 'color', status: 'blue'}));
	const {listPreferences} = initialState({...beginning, preferences, now: later(1)}).session.context;
	t.deepEqual(listPreferences, {order: {field: 'used', descending: true}, status: 'all'});
});
