/** What is remembered of an installation between sessions: never a secret. */
export type InstallationMemory = {
	/** Tenants that were opened, the last first. */
	readonly tenants: readonly string[];
	readonly sort?: string;
	readonly descending?: boolean;
	readonly status?: string;
};

/** What the session remembers, by the address of the installation. */
export type Memory = {
	/** The addresses that were signed in to, the last first. */
	installations: () => string[];
	read: (address: string) => InstallationMemory;
	update: (address: string, change: (memory: InstallationMemory) => InstallationMemory) => void;
};

/** A memory that ends with the program: for the demo, and where none can be opened. */
export function forgetfulMemory(): Memory {
	const installations = new Map<string, InstallationMemory>();
	return {
		installations: () => installations.keys().toArray(),
		read: (address) => installations.get(address) ?? {tenants: []},
		update(address, change) {
			installations.set(address, change(installations.get(address) ?? {tenants: []}));
		},
	};
}
