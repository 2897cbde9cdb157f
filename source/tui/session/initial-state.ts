import {type Memory} from '../../storage/preferences.js';
import {keysScreen} from '../screens/keys/model.js';
import {newKeyScreen} from '../screens/new-key/model.js';
import {signInScreen} from '../screens/sign-in/model.js';
import {tenantsScreen} from '../screens/tenants/model.js';
import {type Effect} from '../model/effects.js';
import {type KeysView, rememberedView} from '../model/list-preferences.js';
import {type Prefill, type Shared, type Size} from '../model/context.js';
import {effectsOfArrival} from './sign-in.js';
import {type Screen} from './screen.js';
import {type Session} from './model.js';

/** With what a session begins. */
export type Beginning = {
	readonly address: URL;
	readonly isDemo: boolean;
	readonly allowsHttp: boolean;
	/** Whether there is a credential to begin with. */
	readonly hasCredential: boolean;
	readonly tenantId: string | undefined;
	/** Opens the form for a new key at once, filled in with what was given. */
	readonly create: Prefill | undefined;
	/** How the list is to be sorted and filtered, over what is remembered. */
	readonly view: Partial<KeysView> | undefined;
	readonly memory: Memory;
	/** What is said first. */
	readonly notice?: string | undefined;
	readonly size: Size;
	readonly now: Date;
};

/** The first state of a session, and what is to be done for it. */
export function startState(beginning: Beginning): {session: Session; effects: Effect[]} {
	const {address, isDemo, allowsHttp, hasCredential, tenantId, create, view, memory, notice, size, now} = beginning;
	const message = notice === undefined ? undefined : ({tone: 'warning', text: notice} as const);
	const remembered = memory.read(address.href);
	const shared: Shared = {
		size,
		now,
		address,
		isDemo,
		allowsHttp,
		identity: undefined,
		create: tenantId === undefined ? create : undefined,
		recentTenants: remembered.tenants,
		recentAddresses: memory.installations().map((href) => href.replace(/\/$/, '')),
		keysView: {...rememberedView(remembered), ...view},
	};
	const screens = firstScreens(beginning, shared);
	if (!hasCredential) {
		const signIn = signInScreen(address.href.replace(/\/$/, ''), 'first');
		return {
			session: {shared, screens: [signIn], message, hasLoaded: false, interrupted: screens},
			effects: [],
		};
	}

	return {
		session: {shared, screens, message, hasLoaded: false, interrupted: []},
		effects: [{do: 'identify'}, ...effectsOfArrival(screens)],
	};
}

function firstScreens({tenantId, create, now}: Beginning, shared: Shared): [Screen, ...Screen[]] {
	if (tenantId === undefined) {
		return [tenantsScreen()];
	}

	const keys = keysScreen(tenantId, now, shared.keysView);
	return create === undefined ? [keys] : [keys, newKeyScreen(tenantId, undefined, create)];
}
