import {randomBytes} from 'node:crypto';
import {type ExecutionContext} from 'ava';
import {toRfc3339} from '../../source/core/expiry.js';
import {hashSecret, mintId, mintSecret, redact} from '../../source/emulator/secrets.js';
import {mintOperatorKey, seedDemo, seedOperations} from '../../source/emulator/seed.js';
import {type Emulator, type EmulatorOptions, startEmulator} from '../../source/emulator/server.js';

/** A running emulator with what a test needs to speak to it. */
export type TestInstallation = Emulator & {
	/** The secret of a key that may do everything. */
	readonly operator: string;
	/** The environment that points a command at the installation. */
	readonly environment: {readonly PHYCLOUD_URL: string; readonly PHYCLOUD_API_KEY: string};
	/** Adds a key straight to the store and returns its id and secret. */
	addKey: (key: KeySeed) => {readonly id: string; readonly secret: string};
	/** Sends a request with the operator's credential, or another. */
	request: (path: string, init?: RequestInit & {readonly secret?: string}) => Promise<Response>;
};

export type KeySeed = {
	readonly tenant?: string;
	readonly id?: string;
	readonly name: string;
	readonly scopes?: readonly string[];
	readonly expires?: string | null;
	readonly used?: string | null;
	readonly created?: string;
	readonly revoked?: string | null;
};

export type InstallationOptions = EmulatorOptions & {
	/** `demo` is the demo installation; `bare` has the operators' tenant and an empty tenant `ten_test01`. */
	readonly seed?: 'demo' | 'bare';
};

/** Starts an emulator for one test, on a free port, and closes it when the test ends. */
export async function installation(
	t: ExecutionContext,
	{seed = 'bare', ...options}: InstallationOptions = {},
): Promise<TestInstallation> {
	const now = options.now ?? (() => new Date());
	const emulator = await startEmulator(options);
	t.teardown(emulator.close);
	const {store, address} = emulator;
	const seeding = {now: now(), randomBytes};
	if (store.isEmpty()) {
		seedOperations(store, seeding);
		store.addTenant({
			id: 'ten_test01',
			name: 'Test tenant',
			status: 'active',
			plan: 'free',
			created_at: toRfc3339(now()),
		});
		if (seed === 'demo') {
			seedDemo(store, seeding);
		}
	}

	const operator = mintOperatorKey(store, seeding);
	return {
		...emulator,
		operator,
		environment: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: operator},
		addKey({tenant = 'ten_test01', id = mintId('key', randomBytes), name, scopes = ['read:events'], ...times}) {
			const secret = mintSecret(randomBytes);
			store.addKey({
				id,
				tenant_id: tenant,
				name,
				scopes: [...scopes],
				redacted_secret: redact(secret),
				hash: hashSecret(secret),
				created_at: times.created ?? toRfc3339(now()),
				created_by: 'test',
				expires_at: times.expires ?? null,
				last_used_at: times.used ?? null,
				revoked_at: times.revoked ?? null,
			});
			return {id, secret};
		},
		async request(path, {secret = operator, ...init} = {}) {
			return fetch(new URL(path, address), {
				...init,
				headers: {authorization: `Bearer ${secret}`, ...(init.headers as Record<string, string> | undefined)},
			});
		},
	};
}
