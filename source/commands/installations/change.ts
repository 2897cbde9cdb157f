import {type KnownInstallations} from '../../core/installations.js';

/** Changes the installations in the settings. What writes them is loaded then: it listens to every signal. */
export async function changeSettings(change: (before: KnownInstallations) => KnownInstallations): Promise<void> {
	const {updateInstallations} = await import('../../storage/installations/update-installations.js');
	await updateInstallations(change);
}
