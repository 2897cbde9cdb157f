import {type PhywareError} from '../../core/errors.js';
import {allTenants} from '../model/all-tenants.js';
import {type SessionContext} from '../model/context.js';
import {type Effect} from '../model/effects.js';
import {type Outcome} from '../model/messages.js';
import {type Screen} from '../screens/registry.js';
import {createSignInScreen, type SignInReason} from '../screens/sign-in/model.js';
import {createTenantsScreen} from '../screens/tenants/model.js';
import {asksBeforeExit} from './exit.js';
import {type Session, type SessionUpdate} from './model.js';

/** Why the user must sign in again: a refused credential, or an address that has not answered yet. */
export function signInReason({code}: PhywareError, isFirst: boolean): SignInReason | undefined {
	if (code === 'UNAUTHENTICATED') {
		return isFirst ? 'refused' : 'ended';
	}

	return isFirst && code === 'CONNECTION' ? 'unreachable' : undefined;
}

/** Asks to sign in, and remembers where one was, to come back to it. */
export function suspendForSignIn(session: Session, reason: SignInReason, error: PhywareError): SessionUpdate {
	if (session.screens.some(({name}) => name === 'sign-in')) {
		return {session, effects: []};
	}

	const {address} = session.context;
	const screen = createSignInScreen(address?.href.replace(/\/$/, '') ?? '', reason, error);
	return {
		session: {...session, suspendedScreens: session.screens, screens: [screen], notice: undefined},
		effects: [{type: 'stop-watching'}],
	};
}

/** Back to where one was, in another installation too; where one has not been there, to its tenants, and to a secret that is still to be saved. */
export function resumeAfterSignIn(
	session: Session,
	{address, identity, recentTenants, listPreferences}: Outcome & {type: 'signed-in'},
): SessionUpdate {
	const isSame = session.context.address?.href === address.href;
	const context: SessionContext = {
		...session.context,
		address,
		tenantNames: isSame ? session.context.tenantNames : new Map(),
		rotations: isSame ? session.context.rotations : [],
		identity,
		recentTenants,
		listPreferences,
	};
	const places = isSame ? session.places : withPlace(session);
	const [first, ...rest] = isSame ? session.suspendedScreens : (places.get(address.href) ?? []);
	const kept = isSame ? [] : session.suspendedScreens.filter((screen) => asksBeforeExit(screen));
	const screens: Session['screens'] = [first ?? createTenantsScreen(), ...rest, ...kept];
	return {
		session: {
			...session,
			context,
			screens,
			places,
			hasLoaded: isSame && session.hasLoaded,
			suspendedScreens: [],
			notice: undefined,
		},
		effects: isSame
			? startEffects(screens)
			: [{type: 'stop-watching'}, ...stopAudit(session), ...startEffects(screens)],
	};
}

/** What is looked for in an installation that is left need not be found. */
function stopAudit({screens, suspendedScreens}: Session): Effect[] {
	const isUnderWay = [...screens, ...suspendedScreens].some(({name}) => name === 'attention');
	return isUnderWay ? [{type: 'stop-audit'}] : [];
}

/** The places with the one that is left: the list without its marks, which would be forgotten by the time one is back. */
function withPlace({context, screens, suspendedScreens, places, ...session}: Session): Session['places'] {
	const {address, now} = context;
	const left = suspendedScreens.length > 0 ? suspendedScreens : screens;
	const place = left
		.filter((screen) => screen.name === 'tenants' || screen.name === 'keys')
		.map((screen): Screen =>
			screen.name === 'keys' ? {...screen, marked: new Set(), live: {kind: 'loading', since: now}} : screen,
		);
	return address === undefined || place.length === 0 || !session.hasLoaded
		? places
		: new Map(places).set(address.href, place);
}

/** The effects of screens that are opened or returned to. */
export function startEffects(screens: readonly Screen[]): Effect[] {
	const keys = screens.find(({name}) => name === 'keys');
	if (keys?.name !== 'keys') {
		return [{type: 'load-tenants'}];
	}

	const attention = screens.find(({name}) => name === 'attention');
	return [
		...(attention === undefined ? [] : [{type: 'audit', tenantId: keys.tenantId} as const]),
		{type: 'watch', tenantId: keys.tenantId},
		...(keys.tenant === undefined && keys.tenantId !== allTenants
			? [{type: 'load-tenant', tenantId: keys.tenantId} as const]
			: []),
	];
}
