import {type Key} from '../contract/wire/entities.js';
import {PhywareError} from '../core/errors.js';
import {type PhyCloud} from '../phycloud/client.js';
import {type JournalEntry} from '../storage/journal/entry.js';
import {unknownOutcome} from './failed-create.js';
import {type KeyLister} from './list-keys.js';
import {type Candidate, type Findings, findKeys} from './reconcile.js';

/** The calls that finding a create's keys needs. */
export type OwnKeyClient = KeyLister & Pick<PhyCloud, 'getKey'>;
type Moment = {readonly now: () => Date; readonly signal?: AbortSignal | undefined};

/** The keys of a create, as they are now. One whose id is known is its own, whatever else is known of it. */
export async function findOwn(client: OwnKeyClient, entry: JournalEntry, moment: Moment): Promise<Findings> {
	const shown = await ownKey(client, entry, moment);
	if (shown !== undefined) {
		return {ours: [shown], possible: [], isComplete: true};
	}

	const found = await findKeys(client, entry, moment);
	const isOwn = ({key}: Candidate) => key.id === entry.key_id;
	const known = found.possible.filter((candidate) => isOwn(candidate)).map(({key}) => key);
	return {...found, ours: [...known, ...found.ours], possible: found.possible.filter((one) => !isOwn(one))};
}

/** The key whose id is known, if the server shows it: then the list need not be read. */
async function ownKey(
	client: Pick<PhyCloud, 'getKey'>,
	{key_id: id, makes_duplicates: hasMore}: JournalEntry,
	{signal}: Moment,
): Promise<Key | undefined> {
	if (id === null || hasMore) {
		return undefined;
	}

	try {
		return await client.getKey(id, {signal});
	} catch (error) {
		// Who may not see the tenant is told the same: then the list fails, and the entry stays.
		if (error instanceof PhywareError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')) {
			return undefined;
		}

		throw error;
	}
}

/** The error for a list that broke off before the create's key was found. */
export function listIncomplete(entry: JournalEntry): PhywareError {
	return unknownOutcome(
		new PhywareError('OUTCOME_UNKNOWN', '', {reason: 'Could not read the whole list of keys.'}),
		entry,
	);
}
