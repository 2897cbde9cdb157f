import test from 'ava';
import {createInstallationsScreen, listedInstallations} from '../../../../source/tui/screens/installations/model.js';
import {updateInstallationsScreen} from '../../../../source/tui/screens/installations/update.js';
import {createTenantsScreen} from '../../../../source/tui/screens/tenants/model.js';
import {defaultPreferences} from '../../../../source/tui/model/list-preferences.js';
import {updateSession} from '../../../../source/tui/session/update.js';
import {
	doings,
	failure,
	identity,
	intended,
	listOf,
	play,
	sampleContext,
	sampleKey,
	sessionOf,
	shown,
} from '../../sample.js';

const known = (host: string, label: string | undefined, facts: object = {}) => ({
	host,
	label,
	readOnly: false,
	access: {kind: 'store'} as const,
	keyId: undefined,
	user: 'ops',
	...facts,
});
const installations = {
	active: 'http://localhost:8000',
	all: [
		known('https://b.example', 'staging'),
		known('http://localhost:8000', undefined),
		known('https://a.example', 'prod', {readOnly: true}),
	],
};
const context = sampleContext({installations});
const screen = createInstallationsScreen(context);

test('the active installation comes first, then the rest by label, and the pointer is on the one that one is in', (t) => {
	t.deepEqual(
		listedInstallations(context).map(({label, host}) => label ?? host),
		['http://localhost:8000', 'prod', 'staging'],
	);
	t.is(screen.cursor, 0);
	t.is(createInstallationsScreen({...context, address: new URL('https://b.example/')}).cursor, 2);
	t.is(createInstallationsScreen({...context, address: undefined}).cursor, 0);
});

test('enter switches to the installation under the pointer, once', (t) => {
	const down = updateInstallationsScreen(screen, intended('down'), context)!.state;
	const {state, effects} = updateInstallationsScreen(down, intended('switch'), context)!;
	t.deepEqual(effects, [{type: 'open-installation', host: 'https://a.example'}]);
	t.is(state.opening, 'https://a.example');
	const {session} = play(sessionOf([createTenantsScreen(), state], context), ['return', 'escape']);
	t.is(shown(session, 'installations').opening, 'https://a.example', 'neither a second time nor away meanwhile');
});

test('enter on the installation that one is in leads back, as escape does', (t) => {
	for (const intent of ['switch', 'back'] as const) {
		t.deepEqual(updateInstallationsScreen(screen, intended(intent), context)?.navigation, {kind: 'pop'});
	}
});

test('an installation that cannot be opened is said, and one stays where one is', (t) => {
	const error = failure('CREDENTIAL');
	const {state} = updateInstallationsScreen(
		{...screen, opening: 'https://a.example'},
		{type: 'installation-failed', error},
		context,
	)!;
	t.is(state.opening, undefined);
	t.is(state.error, error);
});

test('i opens the list from the keys, ctrl+o from the tenants, where an installation is known', (t) => {
	const keys = listOf([sampleKey('a')]);
	t.is(shown(play(sessionOf([keys], context), ['i']).session, 'installations').name, 'installations');
	t.is(play(sessionOf([keys]), ['i']).session.screens.length, 1);
	const tenants = {...createTenantsScreen()};
	t.is(shown(play(sessionOf([tenants], context), ['ctrl+o']).session, 'installations').name, 'installations');
});

const signedIn = (host: string) =>
	({
		type: 'signed-in',
		address: new URL(host),
		identity,
		recentTenants: [],
		listPreferences: defaultPreferences,
	}) as const;

test('a switch keeps the place in each installation, without its marks', (t) => {
	const list = listOf([sampleKey('a'), sampleKey('b')], {marked: new Set(['key_a']), selected: 'key_b', cursor: 1});
	const first = sessionOf([list, {...screen, opening: 'https://a.example'}], context);
	const there = updateSession(first, signedIn('https://a.example/'));
	t.deepEqual(
		there.session.screens.map(({name}) => name),
		['tenants'],
	);
	t.deepEqual(doings(there.effects), ['stop-watching', 'load-tenants']);
	t.is(there.session.context.address?.href, 'https://a.example/');
	const back = updateSession({...there.session, hasLoaded: true}, signedIn('http://localhost:8000/'));
	const restored = shown(back.session, 'keys');
	t.is(restored.selected, 'key_b');
	t.is(restored.marked.size, 0);
	t.is(restored.live.kind, 'loading');
	t.deepEqual(doings(back.effects).slice(0, 2), ['stop-watching', 'watch']);
	t.deepEqual(
		back.session.places.get('https://a.example/')?.map(({name}) => name),
		['tenants'],
	);
});

test('a place in an installation that never answered is none to come back to', (t) => {
	const first = {...sessionOf([createTenantsScreen(), screen], context), hasLoaded: false};
	const {session} = updateSession(first, signedIn('https://a.example/'));
	t.is(session.places.size, 0);
});
