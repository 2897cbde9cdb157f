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

/** How many tenants there are beside those named by their number of keys, and how many keys each of them has. */
export type ManyTenants = {readonly tenants: number; readonly keys: number};

/** The ids of a tenant's keys. */
export async function idsOf({address, env}: Omit<Installation, 'close'>, tenant: string): Promise<string[]> {
	const ids: string[] = [];
	let cursor: string | undefined;
	do {
		const url = new URL(`/v1/tenants/${tenant}/keys?limit=1000`, address);
		if (cursor !== undefined) {
			url.searchParams.set('cursor', cursor);
		}

		const response = await fetch(url, {headers: {authorization: `Bearer ${env.PHYCLOUD_API_KEY}`}});
		const page = (await response.json()) as {
			readonly keys: ReadonlyArray<{readonly id: string}>;
			readonly next_cursor: string | null;
		};
		ids.push(...page.keys.map(({id}) => id));
		cursor = page.next_cursor ?? undefined;
	} while (cursor !== undefined);

	return ids;
}

/** Serves an installation whose tenants have these numbers of keys, from a database in a folder. */
export async function startInstallation(
	folder: string,
	counts: readonly number[],
	many?: ManyTenants,
): Promise<Installation> {
	const file = path.join(folder, 'phycloud.db');
	await seed(file, [
		...counts.map((count) => ({tenant: tenantWith(count), count, isInUse: false})),
		...Array.from({length: many?.tenants ?? 0}, (_, index) => ({
			tenant: `ten_many${index}`,
			count: many!.keys,
			isInUse: true,
		})),
	]);
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

async function seed(
	file: string,
	tenants: ReadonlyArray<{readonly tenant: string; readonly count: number; readonly isInUse: boolean}>,
): Promise<void> {
	const {store, close} = await startEmulator({file});
	const now = new Date();
	seedOperations(store, {now, randomBytes});
	for (const {tenant, count, isInUse} of tenants) {
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
					expires_at: expiryOf(index, isInUse, now),
					last_used_at: isInUse ? toRfc3339(now) : null,
					revoked_at: null,
				});
			}
		});
	}

	await close();
}

/** Of keys in use one in ten never expires: an audit finds these. */
function expiryOf(index: number, isInUse: boolean, now: Date): string | null {
	const hours = isInUse ? 5000 : index + 1;
	return index % (isInUse ? 10 : 2) === 0 ? null : toRfc3339(new Date(now.getTime() + hours * 3_600_000));
}
