import {type Identity, type Key} from '../contract/wire/entities.js';
import {type PhyCloud} from '../phycloud/client.js';
import {type JournalEntry} from '../storage/journal/entry.js';
import {compareWithCreate, type SoughtCreate} from './fits-create.js';
import {type KeyLister, listKeys} from './list-keys.js';

type Cancelable = {readonly signal?: AbortSignal | undefined};

/** What is known before a create, so that its key can be told from others afterwards. */
export type StateBeforeCreate = Pick<JournalEntry, 'newest_before' | 'keys_before' | 'creator' | 'clock_ahead'>;

/** How long to wait for the identity, in milliseconds: it is only one more way to tell keys apart. */
const identityTime = 2000;

/** Looks at a tenant before a create: the keys that are there, who one is, and the server's clock. */
export async function readStateBeforeCreate(
	client: KeyLister & Pick<PhyCloud, 'getIdentity' | 'clockAhead'>,
	tenantId: string,
	{signal}: Cancelable = {},
): Promise<StateBeforeCreate> {
	const [page, identity] = await Promise.all([
		client.listKeys(tenantId, {limit: 100, signal}),
		knownIdentity(client, {signal}),
	]);
	const keys = page?.keys ?? [];
	const ahead = client.clockAhead();
	return {
		newest_before: newestOf(keys),
		keys_before: {ids: keys.map(({id}) => id), complete: page?.next_cursor === null},
		creator: [identity?.key_id, identity?.name].filter((name) => name !== undefined),
		...(ahead !== undefined && {clock_ahead: ahead}),
	};
}

async function knownIdentity(
	client: Pick<PhyCloud, 'getIdentity'>,
	{signal}: Cancelable,
): Promise<Identity | undefined> {
	const time = AbortSignal.timeout(identityTime);
	try {
		return await client.getIdentity({signal: signal === undefined ? time : AbortSignal.any([signal, time])});
	} catch {
		return undefined;
	}
}

/** The newest of some keys, in whatever order they come: all that were made at the same time. */
function newestOf(keys: readonly Key[]): JournalEntry['newest_before'] {
	const times = keys.map(({created_at: time}) => (time === undefined ? NaN : Date.parse(time)));
	const newest = Math.max(...times.filter((time) => !Number.isNaN(time)));
	const of = keys.filter((_, index) => times[index] === newest);
	return of.length === 0 ? null : {created_at: of[0]!.created_at!, ids: of.map(({id}) => id)};
}

/** A key that a create may have made, and what speaks against it. */
export type Candidate = {readonly key: Key; readonly differences: readonly string[]};

/** What a look for a create's key brought. */
export type Findings = {
	/** Keys that fit in everything that is known: the create's own. More than one if the server makes duplicates. */
	readonly ours: readonly Key[];
	/** Keys of that name that were not there before, but differ, or of which too little is known. */
	readonly possible: readonly Candidate[];
	/** Whether the whole list was read. */
	readonly isComplete: boolean;
};

/**
Looks for the key that a create made, revoked or not, among all keys of the tenant: servers list them in any order.

A list that breaks off, or takes longer than `limit`, gives what it had by then. Throws what the client throws if nothing came, and the reason of an abort.
*/
export async function findKeys(
	client: KeyLister,
	sought: SoughtCreate,
	{signal, limit, now}: Cancelable & {readonly limit?: AbortSignal; readonly now: () => Date},
): Promise<Findings> {
	const ours: Key[] = [];
	const possible: Candidate[] = [];
	let pages = 0;
	const either = AbortSignal.any([signal, limit].filter((one) => one !== undefined));
	try {
		for await (const {keys} of listKeys(client, {tenantId: sought.tenant_id, signal: either})) {
			pages++;
			for (const key of keys) {
				const differences = compareWithCreate(key, sought, now());
				if (differences?.length === 0) {
					ours.push(key);
				} else if (differences !== undefined) {
					possible.push({key, differences});
				}
			}
		}
	} catch (error) {
		if (pages === 0 || signal?.aborted) {
			throw error;
		}

		return {ours, possible, isComplete: false};
	}

	return {ours, possible, isComplete: true};
}
