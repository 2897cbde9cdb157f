import Conf from 'conf';
import * as z from 'zod/mini';
import {configFolder, createPrivateFolder} from './folders.js';
import {withLock} from './lock.js';
import {type InstallationPreferences, type Preferences} from './preferences.js';

const storedSchema = z.record(
	z.string(),
	z.object({
		tenants: z.array(z.string()),
		sort: z.optional(z.string()),
		descending: z.optional(z.boolean()),
		status: z.optional(z.string()),
		at: z.number(),
	}),
);
type Installations = Record<string, InstallationPreferences & {readonly at: number}>;
type Stored = {installations: Installations};

const maximumInstallations = 20;
const maximumTenants = 20;

/**
Opens the memory of sessions, a file of mode 0600 in the user's configuration folder.

Throws for a file that is not what was written there, and for a folder that cannot be made or is nowhere: what is there is left as it is, so that nothing in it is lost.
*/
export function openPreferences(folder: string | undefined = configFolder()): Preferences {
	if (folder === undefined) {
		throw new Error('No folder for settings.');
	}

	createPrivateFolder(folder);
	const conf = new Conf<Stored>({
		cwd: folder,
		configName: 'session',
		configFileMode: 0o600,
		clearInvalidConfig: false,
		defaults: {installations: {}},
		// Addresses have dots, and are keys.
		accessPropertiesByDotNotation: false,
	});
	const all = (): Installations => storedSchema.parse(conf.get('installations')) as Installations;
	all();
	return {
		installations() {
			return newestFirst(all()).map(([address]) => address);
		},
		read(address) {
			const {tenants = [], ...view} = all()[address] ?? {};
			return {...view, tenants};
		},
		async update(address, change) {
			await withLock(conf.path, () => {
				const installations = all();
				const after = change(installations[address] ?? {tenants: []});
				const changed = {...after, tenants: after.tenants.slice(0, maximumTenants), at: Date.now()};
				const kept = newestFirst({...installations, [address]: changed}).slice(0, maximumInstallations);
				conf.set('installations', Object.fromEntries(kept));
			});
		},
	};
}

function newestFirst(installations: Installations): Array<[string, Installations[string]]> {
	return Object.entries(installations).toSorted(([, a], [, b]) => b.at - a.at);
}
