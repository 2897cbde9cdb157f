import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import path from 'node:path';
import {toRfc3339} from '../source/core/expiry.js';
import {hashSecret, mintId, mintSecret, redact} from '../source/emulator/secrets.js';
import {seedOperations} from '../source/emulator/seed.js';
import {startEmulator} from '../source/emulator/server.js';

/** A PhyCloud in a process of its own. */
export type Installation = {
	readonly address: string;
	readonly env: {readonly PHYCLOUD_URL: string; readonly PHYCLOUD_API_KEY: string};
	readonly close: () => Promise<void>;
};

/** The tenant that has so many keys. */
export const tenantWith = (count: number): string => `ten_keys${count}`;

/** Serves an installation whose tenants have these numbers of keys, from a database in a folder. */
export async function startInstallation(folder: string, counts: readonly number[]): Promise<Installation> {
	const file = path.join(folder, 'phycloud.db');
	await seed(file, counts);
	const child = spawn(
		process.execPath,
		['dist/cli.js', 'cloud', 'emulator', '--port', '0', '--data', file, '--empty'],
		{stdio: ['ignore', 'pipe', 'ignore']},
	);
	let text = '';
	for await (const chunk of child.stdout.setEncoding('utf8')) {
		text += chunk as string;
		const [, url, key] = /PHYCLOUD_URL=(\S+)\s+export PHYCLOUD_API_KEY=(\S+)/.exec(text) ?? [];
		if (url !== undefined && key !== undefined) {
			return {
				address: url,
				env: {PHYCLOUD_URL: url, PHYCLOUD_API_KEY: key},
				async close() {
					child.kill('SIGTERM');
					await once(child, 'exit');
				},
			};
		}
	}

	throw new Error(`The emulator did not start:\n${text}`);
}

async function seed(file: string, counts: readonly number[]): Promise<void> {
	const {store, close} = await startEmulator({file});
	const now = new Date();
	seedOperations(store, {now, randomBytes});
	for (const count of counts) {
		const tenant = tenantWith(count);
		store.transaction(() => {
			store.addTenant({id: tenant, name: `${count} keys`, status: 'active', plan: 'free', created_at: toRfc3339(now)});
			for (let index = 0; index < count; index++) {
				const secret = mintSecret(randomBytes);
				store.addKey({
					id: mintId('key', randomBytes),
					tenant_id: tenant,
					name: `${['ingest', 'fleet', 'ci', 'dashboard', 'relay'][index % 5]!}-${index}`,
					scopes: index % 3 === 0 ? ['read:events'] : ['read:events', 'write:events'],
					redacted_secret: redact(secret),
					hash: hashSecret(secret),
					created_at: toRfc3339(new Date(now.getTime() - (index + 1) * 60_000)),
					created_by: 'bench',
					expires_at: index % 2 === 0 ? null : toRfc3339(new Date(now.getTime() + (index + 1) * 3_600_000)),
					last_used_at: null,
					revoked_at: null,
				});
			}
		});
	}

	await close();
}
