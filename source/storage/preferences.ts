import {isId} from '../core/identifiers.js';

/** What is remembered of an installation between sessions: never a secret. */
export type InstallationPreferences = {
	/** Tenants that were opened, the last first. */
	readonly tenants: readonly string[];
	readonly sort?: string;
	readonly descending?: boolean;
	readonly status?: string;
};

/** What the session remembers, by the address of the installation. */
export type Preferences = {
	/** The addresses that were signed in to, the last first. */
	installations: () => string[];
	read: (address: string) => InstallationPreferences;
	/** Rejects if it cannot be kept. */
	update: (address: string, change: (memory: InstallationPreferences) => InstallationPreferences) => Promise<void>;
};

/** A memory that ends with the program: for the demo, and where none can be opened. */
export function createTemporaryPreferences(): Preferences {
	const installations = new Map<string, InstallationPreferences>();
	return {
		installations: () => installations.keys().toArray(),
		read: (address) => installations.get(address) ?? {tenants: []},
		async update(address, change) {
			installations.set(address, change(installations.get(address) ?? {tenants: []}));
		},
	};
}

/** Preferences that give up at the first failure and report it once: they never block work. */
export function withFallback(memory: Preferences | undefined, onFailure: () => void): Preferences {
	let inner = memory ?? createTemporaryPreferences();
	if (memory === undefined) {
		onFailure();
	}

	const giveUp = () => {
		inner = createTemporaryPreferences();
		onFailure();
	};

	const attempt = <Value>(work: (memory: Preferences) => Value): Value => {
		try {
			return work(inner);
		} catch {
			giveUp();
			return work(inner);
		}
	};

	return {
		installations: () => attempt((from) => from.installations()),
		read(address) {
			const known = attempt((from) => from.read(address));
			// Others can write there, too.
			return {...known, tenants: known.tenants.filter((id) => isId('tenant', id))};
		},
		update: async (address, change) => inner.update(address, change).catch(giveUp),
	};
}
