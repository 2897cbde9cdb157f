import {idempotencyLifetime} from '../contract/wire/limits.js';
import {type Key} from '../contract/wire/entities.js';
import {PhywareError} from '../core/errors.js';
import {quoted} from '../core/escape-sequences.js';
import {isRevoked} from '../core/key-status.js';
import {type PhyCloud} from '../phycloud/client.js';
import {type JournalEntry} from '../storage/journal/entry.js';
import {type Journal} from '../storage/journal/journal.js';
import {type CreateClient, type CreatedKey, sendCreate} from './create-key.js';
import {unknownOutcome} from './failed-create.js';
import {findOwn, listIncomplete, type OwnKeyClient} from './own-keys.js';
import {type Findings} from './reconcile.js';

type RecoverClient = CreateClient & OwnKeyClient;
type Moment = {readonly now: () => Date; readonly signal?: AbortSignal | undefined};

/** What became of a pending create: its key with the secret, or no key at all. */
export type Recovery = {readonly kind: 'created'; readonly created: CreatedKey} | {readonly kind: 'none'};

/**
Finishes a pending create: sent again, it gets the answer that was lost, secret included, for as long as PhyCloud keeps answers.

Throws `OUTCOME_UNKNOWN`, naming the key, if that is there but its secret cannot be had any more; the journal keeps the entry until the key is revoked.
*/
export async function recoverCreate(
	client: RecoverClient,
	journal: Journal,
	entry: JournalEntry,
	moment: Moment,
): Promise<Recovery> {
	const found = await findOwn(client, entry, moment);
	const own = found.ours.filter((key) => !isRevoked(key));
	const keepsAnswers = age(client, entry, moment) < idempotencyLifetime && entry.makes_duplicates !== true;
	const isWithdrawn = found.ours.length > 0 && own.length === 0;
	// A key that was revoked in the meantime must not be created again.
	if (isWithdrawn || (found.isComplete && own.length === 0 && (entry.key_id !== null || !keepsAnswers))) {
		return conclude(journal, entry, found);
	}

	if (keepsAnswers) {
		return {kind: 'created', created: await sendCreate(client, journal, entry, {...moment, isReplay: true})};
	}

	throw own.length === 0 ? listIncomplete(entry) : secretIsGone(entry, own);
}

/** Deletes the entry of a create without a key; one that may have a key that cannot be told from another stays. */
async function conclude(journal: Journal, entry: JournalEntry, found: Findings): Promise<Recovery> {
	const undecided = found.possible.filter(({key}) => !isRevoked(key));
	if (undecided.length > 0) {
		throw unknownOutcome(answersAreGone(entry), entry, undecided);
	}

	await journal.remove(entry);
	return {kind: 'none'};
}

function answersAreGone({started_at: start}: JournalEntry): PhywareError {
	return new PhywareError('OUTCOME_UNKNOWN', '', {
		reason: `The create started at ${start}; PhyCloud keeps its response for 24 hours.`,
	});
}

function secretIsGone(entry: JournalEntry, own: readonly Key[]): PhywareError {
	const ids = own.map(({id}) => id).join(', ');
	return new PhywareError(
		'OUTCOME_UNKNOWN',
		`The key ${quoted(entry.request.name)} was created (${ids}), but its secret is no longer available.`,
		{
			reason: entry.makes_duplicates
				? 'This PhyCloud creates another key each time the create is sent again.'
				: answersAreGone(entry).reason,
			remedy: 'To revoke the key, run: phyware cloud keys recover --revoke',
		},
	);
}

/** Clocks that differ by less than this do not, as far as whole seconds can tell, in milliseconds. */
const rounding = 5000;

/** How long ago a create began, in milliseconds, by the server's clock where that is known: ours may have been set since. */
function age(
	client: Pick<PhyCloud, 'clockAhead'>,
	{started_at: start, clock_ahead: ahead}: JournalEntry,
	{now}: Moment,
) {
	const aheadNow = client.clockAhead();
	const drift = ahead === undefined || aheadNow === undefined ? 0 : aheadNow - ahead;
	return now().getTime() + (Math.abs(drift) > rounding ? drift : 0) - Date.parse(start);
}
