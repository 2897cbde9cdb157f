import {createHash} from 'node:crypto';
import path from 'node:path';
import {type RandomBytes} from '../../source/emulator/secrets.js';
import {mintOperatorKey, seedDemo, seedOperations} from '../../source/emulator/seed.js';
import {type Emulator, startEmulator} from '../../source/emulator/server.js';

/** A PhyCloud with the demo's tenants and keys beside the program, which can go away and come back. */
export type Installation = {
	readonly port: number;
	/** The secret of a key that may do everything. */
	readonly operator: string;
	/** Another user creates a key. */
	readonly createKey: (tenantId: string, name: string) => Promise<void>;
	readonly stop: () => Promise<void>;
	/** Starts it again, with all it had, where it was. */
	readonly start: () => Promise<void>;
};

/** Starts an installation on a free port, with a database in a folder. */
export async function startInstallation(folder: string, now: () => Date): Promise<Installation> {
	const file = path.join(folder, 'phycloud.db');
	const randomBytes = fixedBytes();
	const options = {file, now, randomBytes};
	let emulator: Emulator | undefined = await startEmulator(options);
	const port = Number(emulator.address.port);
	const seed = {now: now(), randomBytes};
	seedOperations(emulator.store, seed);
	seedDemo(emulator.store, seed);
	const operator = mintOperatorKey(emulator.store, seed);
	return {
		port,
		operator,
		async createKey(tenantId, name) {
			await fetch(`http://127.0.0.1:${port}/v1/tenants/${tenantId}/keys`, {
				method: 'POST',
				headers: {authorization: `Bearer ${operator}`, 'content-type': 'application/json'},
				body: JSON.stringify({name, scopes: ['read:events']}),
			});
		},
		async stop() {
			await emulator?.close();
			emulator = undefined;
		},
		async start() {
			emulator = await startEmulator({...options, port});
		},
	};
}

/** Bytes that are the same ones with every recording. */
function fixedBytes(): RandomBytes {
	let count = 0;
	return (size) => createHash('shake256', {outputLength: size}).update(String(count++)).digest();
}
