import Conf from 'conf';
import {type InstallationMemory, type Memory} from './memory.js';

type Stored = {installations: Record<string, InstallationMemory & {readonly at: number}>};

const maximumInstallations = 20;
const maximumTenants = 20;

/**
Opens the memory of sessions, a file of mode 0600 in the user's configuration folder.

Throws for a file that is not what was written there: it is left as it is, so that nothing in it is lost.
*/
export function openMemory(folder?: string): Memory {
	const conf = new Conf<Stored>({
		projectName: 'phyware',
		projectSuffix: '',
		configName: 'session',
		configFileMode: 0o600,
		clearInvalidConfig: false,
		defaults: {installations: {}},
		// Addresses have dots, and are keys.
		accessPropertiesByDotNotation: false,
		...(folder !== undefined && {cwd: folder}),
	});
	const all = () => conf.get('installations');
	return {
		installations() {
			return Object.entries(all())
				.toSorted(([, a], [, b]) => b.at - a.at)
				.map(([address]) => address);
		},
		read(address) {
			const {tenants = [], ...view} = all()[address] ?? {};
			return {...view, tenants};
		},
		update(address, change) {
			const installations = all();
			const before = installations[address] ?? {tenants: [], at: 0};
			const after = change(before);
			const entries = Object.entries({
				...installations,
				[address]: {...after, tenants: after.tenants.slice(0, maximumTenants), at: Date.now()},
			});
			conf.set(
				'installations',
				Object.fromEntries(entries.toSorted(([, a], [, b]) => b.at - a.at).slice(0, maximumInstallations)),
			);
		},
	};
}
