import {noInstallations} from '../../source/core/installations.js';
import {type Identity, type Key, type Tenant} from '../../source/contract/wire/entities.js';
import {type ErrorCode, type ErrorFacts, PhywareError} from '../../source/core/errors.js';
import {Secret} from '../../source/core/secret.js';
import {glyphs, painter} from '../../source/terminal/theme.js';
import {type Theme} from '../../source/tui/components/theme.js';
import {type KeyPress} from '../../source/tui/input/key-press.js';
import {arrangeRows} from '../../source/tui/screens/keys/arrange.js';
import {computeListStats} from '../../source/tui/screens/keys/list-stats.js';
import {createKeysScreen, type KeysScreen} from '../../source/tui/screens/keys/model.js';
import {defaultPreferences} from '../../source/tui/model/list-preferences.js';
import {type Message} from '../../source/tui/model/messages.js';
import {type Effect} from '../../source/tui/model/effects.js';
import {updateSession} from '../../source/tui/session/update.js';
import {type Session, topScreen} from '../../source/tui/session/model.js';
import {type Screen} from '../../source/tui/screens/registry.js';
import {type SessionContext} from '../../source/tui/model/context.js';
import {sampleKey as wireKey} from '../helpers/sample-key.js';

/** The instant at which the samples are looked at. */
export const now = new Date('2026-11-23T04:05:06Z');

/** Some seconds after that instant. */
export const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

export const address = new URL('http://localhost:8000/');

export const identity: Identity = {
	key_id: 'key_operator',
	name: 'operator',
	tenant_id: 'ten_ops',
	scopes: ['admin:keys'],
	expires_at: null,
};

export function sampleKey(id: string, facts: Partial<Key> = {}): Key {
	return wireKey({id: `key_${id}`, tenant_id: 'ten_acme01', name: id, ...facts});
}

/** A key that has been revoked. */
export function revokedKey(id: string): Key {
	return sampleKey(id, {status: 'revoked', revoked_at: '2026-11-20T04:05:06Z'});
}

export function sampleTenant(facts: Partial<Tenant> = {}): Tenant {
	return {
		id: 'ten_acme01',
		name: 'Acme Robotics',
		status: 'active',
		plan: 'enterprise',
		created_at: '2026-01-01T00:00:00Z',
		...facts,
	};
}

export function sampleContext(facts: Partial<SessionContext> = {}): SessionContext {
	return {
		size: {columns: 96, rows: 24},
		now,
		address,
		isDemo: false,
		allowsHttp: false,
		installations: noInstallations,
		isReadOnlySession: false,
		identity,
		prefill: undefined,
		since: now,
		events: [],
		rotations: [],
		tenantNames: new Map(),
		recentTenants: [],
		recentAddresses: [],
		listPreferences: defaultPreferences,
		...facts,
	};
}

export function minted(facts: Partial<Key> = {}) {
	return {key: sampleKey('minted', facts), secret: new Secret('phk_live_0123456789abcdef'), warnings: []};
}

export const failure = (code: ErrorCode, facts: ErrorFacts = {}): PhywareError =>
	new PhywareError(code, `It went wrong: ${code}.`, facts);

/** A list, live, that shows some keys by name. */
export function listOf(keys: readonly Key[], facts: Partial<KeysScreen> = {}, context = sampleContext()): KeysScreen {
	return arrangeRows(
		{
			...createKeysScreen(
				'ten_acme01',
				now,
				{order: {field: 'name', descending: false}, status: 'all'},
				sampleTenant(),
			),
			keys,
			stats: computeListStats(keys, context.now),
			live: {kind: 'live', updatedAt: now, complete: true},
			...facts,
		},
		context,
	);
}

/** A session in which a screen shows, the list of keys behind it unless it is a first screen itself. */
export function sessionOf(screens: Session['screens'], context = sampleContext()): Session {
	return {
		context,
		screens,
		notice: undefined,
		places: new Map(),
		lastSeen: new Map(),
		unseenAdmins: [],
		suspendedScreens: [],
		hasLoaded: true,
	};
}

/** The key of a name, with the text that it types. */
export function keyPress(name: string): KeyPress {
	if (name === 'space') {
		return {name, text: ' '};
	}

	return [...name].length === 1 ? {name, text: name} : {name};
}

export const pressed = (name: string): Message => ({type: 'key-pressed', press: keyPress(name)});

/** The presses that type a text. */
export const typing = (text: string): string[] => Array.from(text, (letter) => (letter === ' ' ? 'space' : letter));

/** What a screen is told when a key is bound. */
export const intended = <Intent extends string>(intent: Intent) => ({type: 'intended', intent}) as const;

/** A session after several things happened, and all that was to be done about them. */
export function play(
	session: Session,
	actions: ReadonlyArray<Message | string>,
): {session: Session; effects: Effect[]} {
	const effects: Effect[] = [];
	let latest = session;
	for (const action of actions) {
		const turn = updateSession(latest, typeof action === 'string' ? pressed(action) : action);
		latest = turn.session;
		effects.push(...turn.effects);
	}

	return {session: latest, effects};
}

/** The screen that shows, which is to be the one named. */
export function shown<Name extends Screen['name']>(session: Session, name: Name): Screen & {name: Name} {
	const top = topScreen(session);
	if (top.name !== name) {
		throw new Error(`${top.name} shows, not ${name}.`);
	}

	return top as Screen & {name: Name};
}

/** The names of what is to be done. */
export const doings = (effects: readonly Effect[] | undefined): string[] =>
	(effects ?? []).map((effect) => effect.type);

/** The ids of the rows, without what they have in common. */
export const rowIds = ({rows}: Pick<KeysScreen, 'rows'>): string => rows.map(({id}) => id.slice(4)).join(' ');

/** Looks without color, so that lines are what is seen. */
export function plainTheme(unicode = true): Theme {
	return {paint: painter(false), glyphs: glyphs(unicode), unicode};
}
