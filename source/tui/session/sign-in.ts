import {type PhywareError} from '../../core/errors.js';
import {type SignInReason, signInScreen} from '../screens/sign-in/model.js';
import {tenantsScreen} from '../screens/tenants/model.js';
import {type Outcome} from '../model/messages.js';
import {type Effect} from '../model/effects.js';
import {type Shared} from '../model/context.js';
import {type Screen} from './screen.js';
import {isUnsavedSecret, type Session, type Turn} from './model.js';

/** Why one has to sign in anew: a refused credential, or an address where nobody has answered yet. */
export function signOutReason({code}: PhywareError, isFirst: boolean): SignInReason | undefined {
	if (code === 'UNAUTHENTICATED') {
		return isFirst ? 'refused' : 'ended';
	}

	return isFirst && code === 'CONNECTION' ? 'unreachable' : undefined;
}

/** Asks to sign in, and remembers where one was, to come back to it. */
export function signOut(session: Session, reason: SignInReason, error: PhywareError): Turn {
	if (session.screens.some(({name}) => name === 'sign-in')) {
		return {session, effects: []};
	}

	const {address} = session.shared;
	const screen = signInScreen(address?.href.replace(/\/$/, '') ?? '', reason, error);
	return {
		session: {...session, interrupted: session.screens, screens: [screen], message: undefined},
		effects: [{do: 'stop-watching'}],
	};
}

/** Back to where one was; in another installation to its tenants, and to a secret that is still to be saved. */
export function signIn(
	session: Session,
	{address, identity, recentTenants, keysView}: Outcome & {type: 'signed-in'},
): Turn {
	const isSame = session.shared.address?.href === address.href;
	const shared: Shared = {...session.shared, address, identity, recentTenants, keysView};
	const [first, ...rest] = isSame ? session.interrupted : [];
	const kept = session.interrupted.filter((screen) => isUnsavedSecret(screen));
	const screens: Session['screens'] = first === undefined ? [tenantsScreen(), ...kept] : [first, ...rest];
	return {
		session: {...session, shared, screens, hasLoaded: isSame && session.hasLoaded, interrupted: [], message: undefined},
		effects: effectsOfArrival(screens),
	};
}

/** What the screens need that one comes to, or comes back to. */
export function effectsOfArrival(screens: readonly Screen[]): Effect[] {
	const keys = screens.find(({name}) => name === 'keys');
	if (keys?.name !== 'keys') {
		return [{do: 'load-tenants'}];
	}

	return [
		{do: 'watch', tenantId: keys.tenantId},
		...(keys.tenant === undefined ? [{do: 'load-tenant', tenantId: keys.tenantId} as const] : []),
	];
}
