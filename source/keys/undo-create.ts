import {isRevoked} from '../core/key-status.js';
import {type JournalEntry} from '../storage/journal/entry.js';
import {type Journal} from '../storage/journal/journal.js';
import {type CreateClient, tryCreate} from './create-key.js';
import {findOwn, type OwnKeyClient} from './own-keys.js';
import {type Candidate} from './reconcile.js';
import {type Revocation, type RevokeClient, revokeKey} from './revoke-key.js';

type Moment = {readonly now: () => Date; readonly signal?: AbortSignal | undefined};
type UndoClient = CreateClient & OwnKeyClient & RevokeClient;

/** What undoing a create has come to. */
export type Undoing = {
	/** What became of each key that was the create's. */
	readonly revocations: readonly Revocation[];
	/** Keys that may be the create's, and were left alone. */
	readonly undecided: readonly Candidate[];
	/** Whether the whole list of keys could be read. */
	readonly isComplete: boolean;
	/** Whether it was left alone, since none of the keys asked for may be its. */
	readonly isSkipped: boolean;
};

export type UndoOptions = Moment & {
	/** Asked for each key that may be the create's: whether it is to be revoked. */
	readonly mayRevoke: (candidate: Candidate) => Promise<boolean>;
	/** Only creates that may have made one of these keys; all if left out. */
	readonly only?: readonly string[] | undefined;
};

/** How long after its last attempt a create may still be under way, in milliseconds. */
const slowest = 600_000;

/**
Makes sure that a pending create leaves no key that works.

Only keys that fit the create in everything that is known are revoked unasked. Throws while the create is still being worked on, or may be.
*/
export async function undoCreate(
	client: UndoClient,
	journal: Journal,
	entry: JournalEntry,
	options: UndoOptions,
): Promise<Undoing> {
	let found = await findOwn(client, entry, options);
	const candidates = [...found.ours, ...found.possible.map(({key}) => key)];
	if (options.only !== undefined && candidates.every(({id}) => !options.only!.includes(id))) {
		return {revocations: [], undecided: [], isComplete: found.isComplete, isSkipped: true};
	}

	const isUntraced = found.ours.length === 0 && found.possible.every(({key}) => isRevoked(key));
	if (isUntraced && isRecent(entry, options) && entry.makes_duplicates !== true) {
		// Only PhyCloud knows whether it still works on it: sent again, the create is answered, refused, or IN_PROGRESS.
		const result = await tryCreate(client, journal, entry, {...options, isReplay: true});
		if ('error' in result && !result.isOver) {
			throw result.error;
		}

		found = {...found, ours: 'error' in result ? [] : [result.key]};
	}

	const chosen = [...found.ours];
	const undecided: Candidate[] = [];
	const working = found.possible.filter(({key}) => !isRevoked(key));
	for (const candidate of working) {
		// A person answers one question after the other.
		if (await options.mayRevoke(candidate)) {
			chosen.push(candidate.key);
		} else {
			undecided.push(candidate);
		}
	}

	const revocations: Revocation[] = [];
	for (const key of chosen) {
		// There is hardly ever more than one.
		revocations.push(await revokeKey(client, {id: key.id, key}, options));
	}

	const {isComplete} = found;
	if (isComplete && undecided.length === 0 && revocations.every(({outcome}) => outcome !== 'failed')) {
		await journal.remove(entry);
	}

	return {revocations, undecided, isComplete, isSkipped: false};
}

function isRecent({started_at: start, ended_at: end}: JournalEntry, {now}: Moment): boolean {
	return now().getTime() - Date.parse(end ?? start) < slowest;
}
