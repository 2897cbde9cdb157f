import Conf from 'conf';
import {PhywareError} from '../../core/errors.js';
import {type KnownInstallations} from '../../core/installations.js';
import {configFolder, createPrivateFolder} from '../folders.js';
import {withLock} from '../lock.js';
import {systemReason} from '../system-reason.js';
import {installationsName, readInstallations, type StoredInstallations, toStored} from './read-installations.js';

/**
Changes the installations in the settings, a file of mode 0600: one process at a time, each on what the last has written.

Throws what `change` throws, a validation error for a damaged file, which stays as it is, and `SETTINGS` where nothing can be written.
*/
export async function updateInstallations(
	change: (before: KnownInstallations) => KnownInstallations,
	folder: string | undefined = configFolder(),
): Promise<void> {
	if (folder === undefined) {
		throw notWritten('There is no home folder.');
	}

	try {
		createPrivateFolder(folder);
		const conf = new Conf<Record<string, unknown>>({
			cwd: folder,
			configName: installationsName,
			configFileMode: 0o600,
			clearInvalidConfig: false,
			accessPropertiesByDotNotation: false,
		});
		await withLock(conf.path, () => {
			const after: StoredInstallations = toStored(change(readInstallations(folder)));
			conf.store = {...after};
		});
	} catch (error) {
		throw error instanceof PhywareError ? error : explain(error, folder);
	}
}

function explain(error: unknown, folder: string): unknown {
	// The library reads the file as well: ours says what is wrong with it.
	readInstallations(folder);
	return (error as NodeJS.ErrnoException).code === undefined ? error : notWritten(systemReason(error));
}

function notWritten(reason: string): PhywareError {
	return new PhywareError('SETTINGS', 'The settings cannot be written.', {
		reason,
		remedy: 'Set XDG_CONFIG_HOME to a folder that you can write to, or set PHYCLOUD_URL and PHYCLOUD_API_KEY instead.',
	});
}
