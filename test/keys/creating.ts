import {randomUUID} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {type Key} from '../../source/contract/wire/entities.js';
import {toRfc3339} from '../../source/core/expiry.js';
import {Secret} from '../../source/core/secret.js';
import {createKey, type CreatedKey, type CreateKeyOptions} from '../../source/keys/create-key.js';
import {createClient, type PhyCloud} from '../../source/phycloud/client.js';
import {type JournalEntry} from '../../source/storage/journal/entry.js';
import {type Journal, openJournal} from '../../source/storage/journal/journal.js';
import {answeringJson, type Behavior} from '../helpers/hostile.js';
import {sampleKey} from '../helpers/sample-key.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

export type Creating = {
	readonly folder: string;
	readonly journal: Journal;
	readonly client: PhyCloud;
	/** Asks for the key `line-7`, but for what a test says. */
	readonly options: (changes?: Partial<CreateKeyOptions>) => CreateKeyOptions;
	readonly create: (changes?: Partial<CreateKeyOptions>) => Promise<CreatedKey>;
	/** What the journal's files say. */
	readonly entries: () => JournalEntry[];
};

const base = temporaryFolder();
let folders = 0;

/** All that a create needs: a client for an address, and a journal of its own. */
export function creating(address: URL, secret = 'x', timeLimit = 20_000): Creating {
	folders++;
	const folder = path.join(base, String(folders));
	const journal = openJournal(folder);
	const client = createClient({
		address,
		credential: new Secret(secret),
		timeLimit,
		userAgent: 'test',
		random: () => 0,
	});
	const options = (changes: Partial<CreateKeyOptions> = {}): CreateKeyOptions => ({
		tenantId: 'ten_test01',
		name: 'line-7',
		scopes: ['write:events'],
		expiresAt: null,
		idempotencyKey: randomUUID(),
		now: () => new Date(),
		...changes,
	});
	return {
		folder,
		journal,
		client,
		options,
		create: async (changes) => createKey(client, journal, options(changes)),
		entries: () => entriesIn(folder),
	};
}

/** The content of a journal's files, whichever process owns them. */
export function entriesIn(folder: string): JournalEntry[] {
	return readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as JournalEntry);
}

/** A key as a list has it. */
export function key(changes: Partial<Key> = {}): Key {
	return sampleKey({
		id: 'key_new',
		tenant_id: 'ten_test01',
		name: 'line-7',
		scopes: ['write:events'],
		redacted_secret: 'phk_test_…abcd',
		created_at: toRfc3339(new Date()),
		...changes,
	});
}

/** A server that lists these keys, and does with creates as it is told. */
export function listing(keys: () => readonly Key[], onCreate: Behavior): Behavior {
	return (socket, request) => {
		if (request.startsWith('POST ')) {
			onCreate(socket, request);
		} else {
			answeringJson(200, {keys: keys(), next_cursor: null})(socket, request);
		}
	};
}

/** Does one thing after the other, and then the last again and again. */
export function inTurn(...behaviors: readonly Behavior[]): Behavior {
	let turn = 0;
	return (socket, request) => {
		behaviors[Math.min(turn++, behaviors.length - 1)]!(socket, request);
	};
}

/** Cuts the connection without an answer. */
export const cut: Behavior = (socket) => {
	socket.destroy();
};

export function creates(requests: readonly string[]): string[] {
	return requests.filter((request) => request.startsWith('POST '));
}
