import {randomBytes as systemRandomBytes} from 'node:crypto';
import {Secret} from '../core/secret.js';
import {demoRotation, type DemoRotation, demoTenant, mintOperatorKey, seedDemo, seedOperations} from './seed.js';
import {type RandomBytes} from './secrets.js';
import {startEmulator} from './server.js';
import {startTraffic} from './traffic.js';

/** A demo installation that runs in this process, and a credential for it. */
export type Demo = {
	readonly address: URL;
	readonly credential: Secret;
	/** The tenant to show where none was named. */
	readonly tenantId: string;
	/** A rotation that is half done. */
	readonly rotation: DemoRotation;
	close: () => Promise<void>;
};

export type DemoOptions = {
	readonly now?: () => Date;
	readonly randomBytes?: RandomBytes;
};

/** Starts the demo installation on a free loopback port, in memory. */
export async function startDemo({
	now = () => new Date(),
	randomBytes = systemRandomBytes,
}: DemoOptions = {}): Promise<Demo> {
	const emulator = await startEmulator({now, randomBytes});
	const seed = {now: now(), randomBytes};
	seedOperations(emulator.store, seed);
	seedDemo(emulator.store, seed);
	const credential = new Secret(mintOperatorKey(emulator.store, seed));
	const rotation = demoRotation(emulator.store, seed);
	const stop = startTraffic(emulator.store, now, randomBytes);
	return {
		address: emulator.address,
		credential,
		tenantId: demoTenant,
		rotation,
		async close() {
			stop();
			await emulator.close();
		},
	};
}
