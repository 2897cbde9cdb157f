import {type Preferences} from '../../storage/preferences.js';
import {createKeysScreen} from '../screens/keys/model.js';
import {createNewKeyScreen} from '../screens/new-key/model.js';
import {createSignInScreen} from '../screens/sign-in/model.js';
import {createTenantsScreen} from '../screens/tenants/model.js';
import {type Effect} from '../model/effects.js';
import {type ListPreferences, rememberedPreferences} from '../model/list-preferences.js';
import {type KeyPrefill, type SessionContext, type Size} from '../model/context.js';
import {effectsOfArrival} from './sign-in.js';
import {type Screen} from './screen.js';
import {type Session} from './model.js';

/** With what a session begins. */
export type InitialOptions = {
	readonly address: URL;
	readonly isDemo: boolean;
	readonly allowsHttp: boolean;
	/** Whether there is a credential to begin with. */
	readonly hasCredential: boolean;
	readonly tenantId: string | undefined;
	/** Opens the form for a new key at once, filled in with what was given. */
	readonly create: KeyPrefill | undefined;
	/** How the list is to be sorted and filtered, over what is remembered. */
	readonly view: Partial<ListPreferences> | undefined;
	readonly memory: Preferences;
	/** What is said first. */
	readonly notice?: string | undefined;
	readonly size: Size;
	readonly now: Date;
};

/** The first state of a session, and what is to be done for it. */
export function initialState(beginning: InitialOptions): {session: Session; effects: Effect[]} {
	const {address, isDemo, allowsHttp, hasCredential, tenantId, create, view, memory, notice, size, now} = beginning;
	const firstNotice = notice === undefined ? undefined : ({tone: 'warning', text: notice} as const);
	const remembered = memory.read(address.href);
	const context: SessionContext = {
		size,
		now,
		address,
		isDemo,
		allowsHttp,
		identity: undefined,
		prefill: tenantId === undefined ? create : undefined,
		recentTenants: remembered.tenants,
		recentAddresses: memory.installations().map((href) => href.replace(/\/$/, '')),
		listPreferences: {...rememberedPreferences(remembered), ...view},
	};
	const screens = firstScreens(beginning, context);
	if (!hasCredential) {
		const signIn = createSignInScreen(address.href.replace(/\/$/, ''), 'first');
		return {
			session: {context, screens: [signIn], notice: firstNotice, hasLoaded: false, suspendedScreens: screens},
			effects: [],
		};
	}

	return {
		session: {context, screens, notice: firstNotice, hasLoaded: false, suspendedScreens: []},
		effects: [{type: 'identify'}, ...effectsOfArrival(screens)],
	};
}

function firstScreens({tenantId, create, now}: InitialOptions, context: SessionContext): [Screen, ...Screen[]] {
	if (tenantId === undefined) {
		return [createTenantsScreen()];
	}

	const keys = createKeysScreen(tenantId, now, context.listPreferences);
	return create === undefined ? [keys] : [keys, createNewKeyScreen(tenantId, undefined, create)];
}
