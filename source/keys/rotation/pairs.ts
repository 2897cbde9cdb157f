import {type Key} from '../../contract/wire/entities.js';
import {PhywareError} from '../../core/errors.js';
import {isRevoked} from '../../core/key-status.js';
import {type PhyCloud} from '../../phycloud/client.js';
import {type Journal} from '../../storage/journal/journal.js';
import {isUnderWay} from '../../storage/journal/owner-mark.js';
import {type RotationEntry} from '../../storage/journal/rotation-entry.js';
import {allKeys, findKey, type FindClient} from './find-key.js';
import {type Verdict, verdictOf} from './verdict.js';

/** The calls that looking at rotations needs. */
export type PairClient = FindClient & Pick<PhyCloud, 'clockAhead'>;

type PairOptions = {
	readonly now: () => Date;
	/** How long the old key must not have been used, in milliseconds. */
	readonly quietFor: number;
	readonly signal?: AbortSignal | undefined;
};

/** A rotation as it stands: its keys where they are known, and how far it is. */
export type Pair = {
	readonly entry: RotationEntry;
	readonly old: Key | undefined;
	readonly successor: Key | undefined;
	readonly verdict: Verdict;
};

/** Looks at a rotation's keys. Throws what the client throws. */
export async function lookAtPair(
	client: PairClient,
	journal: Pick<Journal, 'interrupted'>,
	entry: RotationEntry,
	options: PairOptions,
): Promise<Pair> {
	const {signal} = options;
	const old = await findKey(client, {id: entry.old.id, tenantId: entry.tenant_id}, {signal});
	const successor = await findSuccessor(client, entry, {signal});
	const now = new Date(options.now().getTime() + (client.clockAhead() ?? 0));
	const verdict =
		(await unfinishedCreate(journal, entry)) ??
		(old === undefined
			? {kind: 'old-key-revoked', message: 'The old key is no longer there.'}
			: successor === undefined
				? {kind: 'new-key-missing', message: 'The new key was never created. The old key keeps working.'}
				: verdictOf(old, successor, {now, quietFor: options.quietFor}));
	return {entry, old, successor, verdict};
}

/** Whether the new key is not in anybody's hands yet. */
async function unfinishedCreate(
	journal: Pick<Journal, 'interrupted'>,
	{successor: {id, idempotency_key: idempotencyKey}, ...owner}: RotationEntry,
): Promise<Verdict | undefined> {
	if (id === null && isUnderWay(owner)) {
		return {kind: 'under-way', message: 'The new key is being created.'};
	}

	const {entries} = await journal.interrupted();
	return entries.some((create) => create.idempotency_key === idempotencyKey)
		? {
				kind: 'new-key-pending',
				message: 'The secret of the new key was not delivered. Run: phyware cloud keys recover',
			}
		: undefined;
}

/** How much earlier than our clock says a key may have been created, in milliseconds: clocks differ. */
const clockMargin = 300_000;

/** The new key: by its id, or, where no run has learned that, the key of its name that came after the rotation began. */
async function findSuccessor(
	client: PairClient,
	{tenant_id: tenantId, successor: {id, name}, started_at: start}: RotationEntry,
	{signal}: Pick<PairOptions, 'signal'>,
): Promise<Key | undefined> {
	if (id !== null) {
		return findKey(client, {id, tenantId}, {signal});
	}

	const since = Date.parse(start) + (client.clockAhead() ?? 0) - clockMargin;
	const keys = await allKeys(client, tenantId, {signal});
	return keys.find(
		(key) =>
			key.name === name && !isRevoked(key) && (key.created_at === undefined || Date.parse(key.created_at) >= since),
	);
}

/** Looks at several rotations; one whose keys cannot be read stays with its error. An interruption is thrown. */
export async function lookAtPairs(
	client: PairClient,
	journal: Pick<Journal, 'interrupted'>,
	entries: readonly RotationEntry[],
	options: PairOptions,
): Promise<Array<Pair | {readonly entry: RotationEntry; readonly error: PhywareError}>> {
	const looks = [];
	for (const entry of entries) {
		// There are hardly ever many.
		try {
			looks.push(await lookAtPair(client, journal, entry, options));
		} catch (error) {
			if (!(error instanceof PhywareError) || error.code === 'INTERRUPTED') {
				throw error;
			}

			looks.push({entry, error});
		}
	}

	return looks;
}
