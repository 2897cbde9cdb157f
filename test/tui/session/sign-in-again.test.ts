import test from 'ava';
import {textOf} from '../../../source/tui/input/text-field.js';
import {defaultPreferences} from '../../../source/tui/model/list-preferences.js';
import {createNewKeyScreen} from '../../../source/tui/screens/new-key/model.js';
import {createRevokeScreen} from '../../../source/tui/screens/revoke/model.js';
import {createSecretScreen} from '../../../source/tui/screens/secret/model.js';
import {createTenantsScreen} from '../../../source/tui/screens/tenants/model.js';
import {type Message} from '../../../source/tui/model/messages.js';
import {type Screen} from '../../../source/tui/screens/registry.js';
import {address, doings, failure, identity, listOf, minted, now, play, sampleKey, sessionOf, shown} from '../sample.js';

const keys = [sampleKey('a'), sampleKey('b')];
const list = listOf(keys);
const names = ({screens}: {readonly screens: readonly Screen[]}) => screens.map(({name}) => name).join(' ');

const refused: Message = {
	type: 'keys-seen',
	tenantId: 'ten_acme01',
	event: {kind: 'failed', error: failure('UNAUTHENTICATED'), at: now, retryAt: undefined},
};
const signedIn = {
	type: 'signed-in',
	address,
	identity,
	recentTenants: [],
	listPreferences: defaultPreferences,
} as const;

test('a failed authentication leads to sign-in, and signing in again back to the very screens', (t) => {
	const form = createNewKeyScreen('ten_acme01', undefined, {name: 'half-typed'});
	const before = sessionOf([createTenantsScreen(), list, form]);
	const out = play(before, [refused]);
	t.is(names(out.session), 'sign-in');
	t.is(shown(out.session, 'sign-in').reason, 'ended');
	t.deepEqual(out.effects, [{type: 'stop-watching'}]);
	const back = play(out.session, [signedIn]);
	t.deepEqual(back.session.screens, before.screens);
	t.deepEqual(back.effects, [{type: 'watch', tenantId: 'ten_acme01'}]);
});

test('tenants that cannot be fetched for want of authentication lead to sign-in and back', (t) => {
	const before = sessionOf([createTenantsScreen()]);
	const out = play(before, [{type: 'tenants-failed', error: failure('UNAUTHENTICATED')}]).session;
	t.is(names(out), 'sign-in');
	const back = play(out, [signedIn]);
	t.deepEqual(back.session.screens, before.screens);
	t.deepEqual(back.effects, [{type: 'load-tenants'}]);
});

test('signing in to another installation shows its tenants, not the screens of the first one', (t) => {
	const out = play(sessionOf([list]), [refused]).session;
	const other = new URL('https://other.example/');
	const {session, effects} = play(out, [{...signedIn, address: other}]);
	t.is(names(session), 'tenants');
	t.is(session.context.address, other);
	t.deepEqual(doings(effects), ['stop-watching', 'load-tenants']);
});

test('a second refusal while signing in does not forget where one was', (t) => {
	const before = sessionOf([list]);
	t.deepEqual(play(before, [refused, refused, signedIn]).session.screens, before.screens);
});

test('a refusal while help covers sign-in does not forget where one was', (t) => {
	const before = sessionOf([list]);
	t.deepEqual(play(before, [refused, 'alt+h', refused, signedIn]).session.screens, before.screens);
});

test('an answer about a form that was interrupted by sign-in is not lost', (t) => {
	const form = {...createNewKeyScreen('ten_acme01', undefined, {name: 'x'}), isSending: true};
	const {session} = play(sessionOf([list, form]), [
		refused,
		{type: 'create-failed', error: failure('UNAUTHENTICATED')},
		signedIn,
	]);
	t.false(shown(session, 'new-key').isSending);
});

test('a key that is created while sign-in shows has its secret shown afterwards', (t) => {
	const form = {...createNewKeyScreen('ten_acme01', undefined, {name: 'x'}), isSending: true};
	const key = minted();
	const {session} = play(sessionOf([list, form]), [refused, {type: 'created', minted: key}, signedIn]);
	t.is(shown(session, 'secret').secret, key.secret);
});

test('a revocation that ends while sign-in shows is recorded', (t) => {
	const progress = new Map([['key_a', {kind: 'waiting'} as const]]);
	const screen = {...createRevokeScreen([keys[0]!], undefined, now), progress};
	const {session} = play(sessionOf([list, screen]), [
		refused,
		{type: 'revocation-ended', revocation: {id: 'key_a', outcome: 'revoked', key: keys[0]!}},
		signedIn,
	]);
	t.is(shown(session, 'revoke').progress?.get('key_a')?.kind, 'done');
});

test('ctrl+c on help over an unsaved secret does not lose the secret', (t) => {
	const {session, effects} = play(sessionOf([list, createSecretScreen(minted(), undefined)]), ['?', 'ctrl+c']);
	t.deepEqual(effects, []);
	t.deepEqual(shown(session, 'secret').leaving, {exitCode: 130});
});

test('ctrl+c on sign-in over an unsaved secret does not lose the secret', (t) => {
	const {session, effects} = play(sessionOf([list, createSecretScreen(minted(), undefined)]), [refused, 'ctrl+c']);
	t.is(names(session), 'sign-in secret');
	t.deepEqual(shown(session, 'secret').leaving, {exitCode: 130});
	t.deepEqual(
		session.suspendedScreens.map(({name}) => name),
		['keys'],
	);
	t.deepEqual(doings(effects), ['stop-watching']);
});

test('the question whether a secret may be lost is not covered by sign-in again', (t) => {
	const {session} = play(sessionOf([list, createSecretScreen(minted(), undefined)]), [refused, 'ctrl+c', refused]);
	t.deepEqual(shown(session, 'secret').leaving, {exitCode: 130});
});

test('signing in to another installation over an unsaved secret does not drop the secret', (t) => {
	const {session} = play(sessionOf([list, createSecretScreen(minted(), undefined)]), [
		refused,
		{...signedIn, address: new URL('https://other.example/')},
	]);
	t.true([...session.screens, ...session.suspendedScreens].some(({name}) => name === 'secret'));
});

const unreachable: Message = {
	type: 'keys-seen',
	tenantId: 'ten_acme01',
	event: {kind: 'failed', error: failure('CONNECTION'), at: now, retryAt: undefined},
};
const unloaded = {...sessionOf([list]), hasLoaded: false};

test('an address that has not answered yet leads to sign-in, at the address, and back with the same key', (t) => {
	const {session} = play(unloaded, [unreachable]);
	t.like(shown(session, 'sign-in'), {reason: 'unreachable', focus: 'address'});
	const sent = play(session, ['return']);
	t.deepEqual(sent.effects, [{type: 'sign-in', address, credential: undefined}]);
	t.deepEqual(play(sent.session, [signedIn]).session.screens, unloaded.screens);
});

test('the key that there is does not go to another address', (t) => {
	const {session} = play(unloaded, [unreachable]);
	const {session: asked, effects} = play(session, ['backspace', '1', 'return', 'return']);
	const {address: typed, problems} = shown(asked, 'sign-in');
	t.is(textOf(typed), 'http://localhost:8001');
	t.regex(problems.credential ?? '', /^Paste or type an API key/);
	t.deepEqual(effects, []);
});

test('a key that is refused at first is told apart from one that was refused in mid-session', (t) => {
	t.is(shown(play(unloaded, [refused]).session, 'sign-in').reason, 'refused');
	t.is(shown(play(sessionOf([list]), [refused]).session, 'sign-in').reason, 'ended');
});

test('once anything was loaded, an address that does not answer leaves the screens as they are', (t) => {
	const event = {kind: 'keys', keys, complete: true, at: now} as const;
	const {session} = play(unloaded, [{type: 'keys-seen', tenantId: 'ten_acme01', event}, unreachable]);
	t.is(shown(session, 'keys').live.kind, 'offline');
});

test('tenants opened in one installation are not recent ones of another', (t) => {
	const {context, screens} = sessionOf([list]);
	const before = sessionOf(screens, {...context, recentTenants: ['ten_acme01']});
	const {session} = play(before, [refused, {...signedIn, address: new URL('https://other.example/')}]);
	t.deepEqual(session.context.recentTenants, []);
});
