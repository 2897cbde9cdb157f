import {activeInstallation, type KnownInstallations} from '../../core/installations.js';
import {type ListedInstallation} from '../../output/installation-table.js';

/** The installations with the sign of the active one, which comes first. */
export function listInstallations(installations: KnownInstallations): ListedInstallation[] {
	const active = activeInstallation(installations)?.host;
	return installations.all
		.map((each) => ({...each, isActive: each.host === active}))
		.toSorted((a, b) => Number(b.isActive) - Number(a.isActive) || a.host.localeCompare(b.host));
}
