import {type Key} from '../../contract/wire/entities.js';
import {allTenants} from '../model/all-tenants.js';
import {type SessionContext} from '../model/context.js';
import {type Effect} from '../model/effects.js';
import {currentInstallation} from '../model/installation.js';
import {type Notice} from '../model/notice.js';
import {type SessionEvent} from '../model/session-events.js';
import {type Screen} from '../screens/registry.js';

/** The whole state of the session: what every screen may know, and the screens, the one that shows last. */
export type Session = {
	readonly context: SessionContext;
	readonly screens: readonly [Screen, ...Screen[]];
	readonly notice: Notice | undefined;
	/** Whether the installation has ever answered: until then a connection that fails is a wrong URL. */
	readonly hasLoaded: boolean;
	/** Where one was in other installations, by their addresses. */
	readonly places: ReadonlyMap<string, readonly Screen[]>;
	/** The keys of each tenant as they were seen whole last, by installation and tenant: what differs later is an event. */
	readonly lastSeen: ReadonlyMap<string, readonly Key[]>;
	/** New keys with an admin scope that nobody has looked at yet. */
	readonly unseenAdmins: readonly SessionEvent[];
	/** Where to go back to once the user has signed in again. */
	readonly suspendedScreens: readonly Screen[];
};

/** The session after something happened, and what is to be done about it. */
export type SessionUpdate = {readonly session: Session; readonly effects: readonly Effect[]};

/** The screen that shows. */
export function topScreen({screens}: Pick<Session, 'screens'>): Screen {
	return screens.at(-1)!;
}

/** Screens that are at least one. */
export function nonEmpty(screens: readonly Screen[]): Session['screens'] {
	const [first, ...rest] = screens;
	if (first === undefined) {
		throw new Error('A session always shows a screen.');
	}

	return [first, ...rest];
}

/** The way to the screen that shows: the installation, and the tenant if one is open. */
export function crumbsOf({context, screens}: Session): string[] {
	const installation = context.isDemo
		? 'Demo installation'
		: (currentInstallation(context)?.label ?? context.address?.host ?? '');
	if (screens.some(({name}) => name === 'attention')) {
		// What is found there can be of any tenant.
		return [installation, 'Attention'];
	}

	const keys = screens.find((screen) => screen.name === 'keys');
	if (keys?.tenantId === allTenants) {
		return [installation, 'All tenants'];
	}

	const name = keys?.tenant?.name.trim() === '' ? undefined : keys?.tenant?.name;
	return keys === undefined ? [installation] : [installation, name ?? keys.tenantId];
}
