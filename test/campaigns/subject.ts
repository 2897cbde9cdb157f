import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {type Key} from '../../source/contract/wire/entities.js';
import {toRfc3339} from '../../source/core/expiry.js';
import {parseEntry} from '../../source/storage/journal/entry.js';
import {type TestInstallation} from '../helpers/emulator.js';
import {type FaultProxy, faultProxy} from '../helpers/fault-proxy.js';
import {withStage} from '../helpers/stage.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {type Toxic} from '../helpers/toxics.js';
import {type JournalFacts} from './invariants.js';

/** What one trial works on: a tenant, a proxy and a state folder of its own. */
export type Subject = {
	readonly installation: TestInstallation;
	readonly proxy: FaultProxy;
	readonly hasIdempotency: boolean;
	readonly tenantId: string;
	readonly name: string;
	/** What `XDG_STATE_HOME` is to be. */
	readonly stateFolder: string;
	readonly journalFolder: string;
	/** The keys of the name, newest first. */
	readonly keys: () => readonly Key[];
	readonly journal: () => JournalFacts;
	/** The id of the key that a secret authenticates as, by a request past the proxy. */
	readonly ownerOf: (secret: string) => Promise<string | undefined>;
};

export type SubjectOptions = {readonly toxics?: readonly Toxic[]; readonly hasIdempotency: boolean};

const home = temporaryFolder();
let tenants = 0;

/** The name of every key: requests and answers have the same length, then. */
const name = 'line-7';

/** Works on a subject that is cleared away afterwards. */
export async function withSubject<Value>(
	installation: TestInstallation,
	{toxics = [], hasIdempotency}: SubjectOptions,
	work: (subject: Subject) => Promise<Value>,
): Promise<Value> {
	return withStage(async (t) => {
		const {store} = installation;
		const tenantId = `ten_${String(tenants++).padStart(8, '0')}`;
		store.addTenant({
			id: tenantId,
			name: tenantId,
			status: 'active',
			plan: 'free',
			created_at: toRfc3339(new Date()),
		});
		const stateFolder = mkdtempSync(path.join(home, 'state-'));
		t.teardown(() => {
			rmSync(stateFolder, {recursive: true, force: true});
		});
		const journalFolder = path.join(stateFolder, 'phyware', 'creates');
		const proxy = await faultProxy(t, installation.address, {toxics, withoutIdempotency: !hasIdempotency});
		return work({
			installation,
			proxy,
			hasIdempotency,
			tenantId,
			name,
			stateFolder,
			journalFolder,
			keys() {
				const query = {limit: 1000, before: undefined, status: undefined, now: toRfc3339(new Date())};
				return store.listKeys(tenantId, query).entries.filter((key) => key.name === name);
			},
			journal: () => lookInto(journalFolder),
			async ownerOf(secret) {
				const response = await installation.request('/v1/identity', {secret}).catch(() => undefined);
				const {identity} = (await response?.json()) as {identity?: {key_id: string}};
				return identity?.key_id;
			},
		});
	});
}

/** What is in a journal's folder: read without the journal, which leaves out what is under way. */
function lookInto(folder: string): JournalFacts {
	const files = readdirOrNone(folder);
	const texts = files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
	const kept = texts.filter(([file]) => file.endsWith('.json'));
	const entries = kept.map(([file, text]) => [file, parseEntry(text)] as const);
	return {
		entries: entries.flatMap(([, parsed]) => ('entry' in parsed ? [parsed.entry] : [])),
		torn: entries.filter(([, parsed]) => 'fault' in parsed).map(([file]) => file),
		drafts: files.filter((file) => !file.endsWith('.json')),
		tattling: texts.filter(([, text]) => text.includes('phk_')).map(([file]) => file),
	};
}

function readdirOrNone(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
