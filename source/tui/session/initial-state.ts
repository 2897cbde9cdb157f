import {type KnownInstallations} from '../../core/installations.js';
import {type Preferences} from '../../storage/preferences.js';
import {createKeysScreen} from '../screens/keys/model.js';
import {createNewKeyScreen} from '../screens/new-key/model.js';
import {createSignInScreen} from '../screens/sign-in/model.js';
import {createTenantsScreen} from '../screens/tenants/model.js';
import {type Effect} from '../model/effects.js';
import {type ListPreferences, rememberedPreferences} from '../model/list-preferences.js';
import {type KeyPrefill, type SessionContext, type Size} from '../model/context.js';
import {type Screen} from '../screens/registry.js';
import {startEffects} from './sign-in.js';
import {type Session} from './model.js';

/** With what a session begins. */
export type InitialOptions = {
	readonly address: URL;
	readonly isDemo: boolean;
	readonly allowsHttp: boolean;
	readonly installations: KnownInstallations;
	/** Whether nothing may be changed, in no installation. */
	readonly isReadOnly: boolean;
	/** Whether there is a credential to begin with. */
	readonly hasCredential: boolean;
	readonly tenantId: string | undefined;
	/** Opens the form for a new key at once, filled in with what was given. */
	readonly prefill: KeyPrefill | undefined;
	/** How the list is to be sorted and filtered, over what is remembered. */
	readonly listPreferences: Partial<ListPreferences> | undefined;
	readonly preferences: Preferences;
	/** What is said first. */
	readonly notice?: string | undefined;
	readonly size: Size;
	readonly now: Date;
};

/** The first state of a session, and what is to be done for it. */
export function initialState(options: InitialOptions): {session: Session; effects: Effect[]} {
	const {address, isDemo, allowsHttp, hasCredential, tenantId, prefill, installations, preferences, notice, size, now} =
		options;
	const firstNotice = notice === undefined ? undefined : ({tone: 'warning', text: notice} as const);
	const remembered = preferences.read(address.href);
	const context: SessionContext = {
		size,
		now,
		address,
		isDemo,
		allowsHttp,
		installations,
		isReadOnlySession: options.isReadOnly,
		identity: undefined,
		since: now,
		events: [],
		rotations: [],
		tenantNames: new Map(),
		prefill: tenantId === undefined ? prefill : undefined,
		recentTenants: remembered.tenants,
		recentAddresses: knownAddresses(installations, preferences),
		listPreferences: {...rememberedPreferences(remembered), ...options.listPreferences},
	};
	const screens = firstScreens(options, context);
	if (!hasCredential) {
		const signIn = createSignInScreen(address.href.replace(/\/$/, ''), 'first');
		return {
			session: {
				context,
				screens: [signIn],
				notice: firstNotice,
				hasLoaded: false,
				...nothingSeen,
				suspendedScreens: screens,
			},
			effects: [],
		};
	}

	return {
		session: {context, screens, notice: firstNotice, hasLoaded: false, ...nothingSeen, suspendedScreens: []},
		effects: [{type: 'identify'}, ...startEffects(screens)],
	};
}

/** A session that knows of no place and no key yet. */
const nothingSeen = {places: new Map(), lastSeen: new Map(), unseenAdmins: []} as const satisfies Partial<Session>;

/** Where one can sign in: what was signed in to in a session, the last first, and then the rest. */
function knownAddresses({all}: KnownInstallations, preferences: Preferences): string[] {
	const remembered = preferences.installations().map((href) => href.replace(/\/$/, ''));
	return [...new Set([...remembered, ...all.map(({host}) => host)])];
}

function firstScreens({tenantId, prefill, now}: InitialOptions, context: SessionContext): [Screen, ...Screen[]] {
	if (tenantId === undefined) {
		return [createTenantsScreen()];
	}

	const keys = createKeysScreen(tenantId, now, context.listPreferences);
	return prefill === undefined ? [keys] : [keys, createNewKeyScreen(tenantId, undefined, prefill)];
}
