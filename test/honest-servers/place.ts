import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {type ExecutionContext} from 'ava';
import {ownFolders} from '../campaigns/own-folders.js';
import {phywareHere} from '../helpers/run-here.js';
import {type Run} from '../helpers/run.js';
import {type HonestServer, honestServer} from './server.js';
import {type Row, type Variant} from './variant.js';

// Where a time without a zone is taken for local time, that shows.
process.env['TZ'] = 'Asia/Kolkata';

/** A server and a state folder of one test's own. */
export type ServerPlace = {
	readonly server: HonestServer;
	/** Names the tenant that has keys, and the one that has none. */
	readonly busy: readonly string[];
	readonly empty: readonly string[];
	readonly environment: Readonly<Record<string, string>>;
	/** Runs `phyware cloud keys …` in this process. */
	readonly run: (argv: readonly string[]) => Promise<Run>;
	/** The texts of the journal entries that are about this server. */
	readonly journal: () => string[];
};

/** Gives a test its place; the state folder is this process's own, so that such tests run one after the other. */
export async function openPlace(t: ExecutionContext, variant: Variant): Promise<ServerPlace> {
	return placeIn(t, variant, ownFolders(t).home);
}

/** A place whose state folder is shared: what other tests keep there is none of its own. */
export async function placeIn(t: ExecutionContext, variant: Variant, home: string): Promise<ServerPlace> {
	const server = await honestServer(t, variant);
	const [busy, empty] = server.store.tenants;
	const environment = {
		PHYCLOUD_URL: server.address.href,
		PHYCLOUD_API_KEY: server.store.operator.secret,
		HOME: home,
		XDG_STATE_HOME: home,
		XDG_CONFIG_HOME: home,
	};
	return {
		server,
		busy: ['--tenant-id', busy.id],
		empty: ['--tenant-id', empty.id],
		environment,
		run: async (argv) => phywareHere(['cloud', 'keys', ...argv], {env: environment}),
		journal: () => entriesIn(home).filter((text) => text.includes(server.address.origin)),
	};
}

function entriesIn(home: string): string[] {
	const folder = path.join(home, 'phyware', 'creates');
	return existsSync(folder)
		? readdirSync(folder)
				.filter((name) => name.endsWith('.json'))
				.map((name) => readFileSync(path.join(folder, name), 'utf8'))
		: [];
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Fills the first tenant with a key in each state; returns them by name, the newest first. */
export function addKeys({store}: HonestServer): readonly Row[] {
	const now = Math.floor(store.now().getTime() / 1000) * 1000;
	const at = (milliseconds: number) => new Date(now + milliseconds);
	const seeds = [
		{name: 'trade-fair', createdAt: at(-90 * day), lastUsedAt: at(-30 * day), expiresAt: at(-20 * day)},
		{name: 'old-exporter', createdAt: at(-60 * day), lastUsedAt: at(-12 * day), revokedAt: at(-10 * day)},
		{name: 'ingest-gateway', createdAt: at(-40 * day), lastUsedAt: at(-3 * minute)},
		{name: 'ci-nightly', createdAt: at(-5 * day), expiresAt: at(100 * day), scopes: ['read:events']},
	];
	return seeds.map((seed) => store.add(seed)).toReversed();
}

/** The keys that a request made and that work. */
export function liveKeys({store}: HonestServer): readonly Row[] {
	return store.rows.filter((row) => store.minted.includes(row.id) && store.stateOf(row) === 'active');
}

/** The newest key that a request made. */
export function lastMade({store}: HonestServer): Row {
	return store.row(store.minted.at(-1)!)!;
}

/** The key in `{key: …}`, as a document of JSON holds it. */
export function keyIn(stdout: string): Readonly<Record<string, unknown>> {
	return (JSON.parse(stdout) as {key: Readonly<Record<string, unknown>>}).key;
}

/** What `{keys: […]}` holds, which is how several keys are printed as JSON. */
export function keysIn(stdout: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
	return (JSON.parse(stdout) as {keys: ReadonlyArray<Readonly<Record<string, unknown>>>}).keys;
}
