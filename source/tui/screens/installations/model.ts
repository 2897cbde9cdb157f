import {type PhywareError} from '../../../core/errors.js';
import {activeInstallation, hostOf, type KnownInstallation} from '../../../core/installations.js';
import {type ListMove} from '../../input/list-moves.js';
import {type SessionContext} from '../../model/context.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly installations: object;
	}
}

export type InstallationsIntent = ListMove | 'switch' | 'back';

/** The installations that were signed in to, to switch to one. */
export type InstallationsScreen = {
	readonly name: 'installations';
	/** The place of the pointer. */
	readonly cursor: number;
	readonly top: number;
	/** The host that is being switched to. */
	readonly opening: string | undefined;
	/** Why the last one could not be switched to. */
	readonly error: PhywareError | undefined;
};

/** The list, with the pointer on the installation that one is in. */
export function createInstallationsScreen(
	context: Pick<SessionContext, 'address' | 'installations'>,
): InstallationsScreen {
	const here = listedInstallations(context).findIndex(({host}) => isHere(host, context));
	return {name: 'installations', cursor: Math.max(0, here), top: 0, opening: undefined, error: undefined};
}

/** The installations as they stand on the screen: the active one first, then by label and host. */
export function listedInstallations({installations}: Pick<SessionContext, 'installations'>): KnownInstallation[] {
	const active = activeInstallation(installations)?.host;
	return installations.all.toSorted(
		(a, b) =>
			Number(b.host === active) - Number(a.host === active) ||
			(a.label ?? a.host).localeCompare(b.label ?? b.host) ||
			a.host.localeCompare(b.host),
	);
}

/** Whether the session is in an installation. */
export function isHere(host: string, {address}: Pick<SessionContext, 'address'>): boolean {
	return address !== undefined && hostOf(address) === host;
}
