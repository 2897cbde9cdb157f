import {installationAt, type KnownInstallation} from '../../core/installations.js';
import {type SessionContext} from './context.js';

type Place = Pick<SessionContext, 'address' | 'installations'>;

/** What the settings say of the installation that one is signed in to. */
export function currentInstallation({address, installations}: Place): KnownInstallation | undefined {
	return address === undefined ? undefined : installationAt(installations, address);
}

/** Whether nothing may be changed: anywhere, or in this installation. */
export function isReadOnly({isReadOnlySession, ...place}: Place & Pick<SessionContext, 'isReadOnlySession'>): boolean {
	return isReadOnlySession || currentInstallation(place)?.readOnly === true;
}
