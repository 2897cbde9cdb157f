import {type Key} from '../contract/wire/entities.js';
import {toSentence, InterruptedError, PhywareError} from '../core/errors.js';
import {quoted} from '../core/escape-sequences.js';
import {isRevoked} from '../core/key-status.js';
import {ConnectionError} from '../phycloud/connection-error.js';
import {type JournalEntry} from '../storage/journal/entry.js';
import {type Candidate, type Findings} from './reconcile.js';

/** What became of a create that brought no secret. */
export type FailedCreate = {
	/** Whether nothing of it can be left: its entry is done with. */
	readonly isOver: boolean;
	/** What is known now, for the entry of a create that is still pending. */
	readonly update: Partial<JournalEntry>;
	/** What to say. */
	readonly error: unknown;
};

type Failure = {
	readonly entry: JournalEntry;
	/** Looks for the key; `undefined` if that cannot be done. */
	readonly look: () => Promise<Findings | undefined>;
	readonly signal: AbortSignal | undefined;
	/** Whether the same request was sent before, by a run that has ended. */
	readonly isReplay: boolean;
};

/** Finds out what became of a create that failed: refused, carried out all the same, or unknown. */
export async function classifyFailure(error: unknown, {entry, look, signal, isReplay}: Failure): Promise<FailedCreate> {
	if (error instanceof InterruptedError) {
		return pending(interrupted(error, entry));
	}

	if (!(error instanceof PhywareError)) {
		return pending(error);
	}

	// What is refused now may have been carried out when it was sent before.
	if (!isReplay && !mayHaveHappened(error)) {
		return {isOver: true, update: {}, error};
	}

	const found = await look();
	if (signal?.reason instanceof InterruptedError) {
		return pending(interrupted(signal.reason, entry));
	}

	return (found && byKeys(error, found, {entry, isReplay})) ?? byError(error, found, {entry, isReplay});
}

type Sending = Pick<Failure, 'entry' | 'isReplay'>;

/** The verdict where the create's key was found; `undefined` if it was not. */
function byKeys(
	error: PhywareError,
	{ours, isComplete}: Findings,
	{entry, isReplay}: Sending,
): FailedCreate | undefined {
	const working = ours.filter((key) => !isRevoked(key));
	if (working.length > 0) {
		const update = {key_id: working[0]!.id, ...(working.length > 1 && {makes_duplicates: true})};
		return {isOver: false, update, error: lostSecret(error, entry, working, isReplay)};
	}

	return isComplete && ours.length > 0
		? {isOver: true, update: {}, error: lostSecret(error, entry, ours, isReplay)}
		: undefined;
}

/** The verdict where no key was found that is surely the create's. */
function byError(error: PhywareError, found: Findings | undefined, {entry, isReplay}: Sending): FailedCreate {
	if (!found?.isComplete || found.possible.length > 0) {
		return pending(unknownOutcome(error, entry, found?.possible));
	}

	if (isReplay && saysNothingOfEarlier.has(error.code)) {
		return pending(error);
	}

	return isFinal(error) ? {isOver: true, update: {}, error: asRefused(error)} : pending(unknownOutcome(error, entry));
}

/** What a create is refused with whatever became of it when it was sent before. */
const saysNothingOfEarlier: ReadonlySet<string> = new Set(['RATE_LIMITED', 'SERVER', 'UNAUTHENTICATED', 'FORBIDDEN']);

function pending(error: unknown): FailedCreate {
	return {isOver: false, update: {}, error};
}

function mayHaveHappened(error: PhywareError): boolean {
	return (
		(error instanceof ConnectionError ? error.mayHaveArrived : false) ||
		error.code === 'OUTCOME_UNKNOWN' ||
		error.code === 'IN_PROGRESS' ||
		error.code === 'SERVER'
	);
}

/** Whether a server that answered so has decided; behind a gateway it may still work on it. */
function isFinal(error: PhywareError): boolean {
	switch (error.code) {
		case 'OUTCOME_UNKNOWN': {
			// An answer was lost and now the name is taken, but by no new key.
			return error.status === 409;
		}

		case 'IN_PROGRESS': {
			return false;
		}

		default: {
			return !(error instanceof ConnectionError);
		}
	}
}

function asRefused(error: PhywareError): PhywareError {
	return error.code === 'OUTCOME_UNKNOWN'
		? new PhywareError('CONFLICT', 'The name is taken by another key of this tenant.', {
				remedy: 'Choose a different name.',
				requestId: error.requestId,
				status: error.status,
			})
		: error;
}

/** What gets a pending create's secret back, or the key revoked. */
export const recoverCommand = 'phyware cloud keys recover';

function interrupted({signal}: InterruptedError, {request}: JournalEntry): InterruptedError {
	return new InterruptedError(signal, {
		reason: `The create of the key ${quoted(request.name)} was in progress: its outcome is unknown.`,
		remedy: `To get the secret, or revoke the key, run: ${recoverCommand}`,
	});
}

/** `possible` are keys that it may have made: they are named, with what speaks against them. */
export function unknownOutcome(
	error: PhywareError,
	{request}: JournalEntry,
	possible: readonly Candidate[] = [],
): PhywareError {
	const code = error.code === 'IN_PROGRESS' ? error.code : 'OUTCOME_UNKNOWN';
	const why = error.code === 'OUTCOME_UNKNOWN' ? error.reason : error.message;
	return new PhywareError(code, `It is unknown whether the key ${quoted(request.name)} was created.`, {
		reason: [
			why === undefined || why === '' ? '' : toSentence(why),
			...possible.map((candidate) => describeCandidate(candidate)),
		]
			.join(' ')
			.trim(),
		remedy: `To get the secret, or revoke the key, run: ${recoverCommand}`,
		requestId: error.requestId,
		status: error.status,
	});
}

/** A key that a create may have made, as a sentence. */
export function describeCandidate({key, differences}: Candidate): string {
	const state = isRevoked(key) ? ' (revoked)' : '';
	return `It may be ${key.id}${state}, but ${differences.join(', ')}.`;
}

function lostSecret(
	error: PhywareError,
	{request}: JournalEntry,
	keys: readonly Key[],
	isReplay: boolean,
): PhywareError {
	const ids = keys.map(({id}) => id);
	const revokeCommand = `phyware cloud keys revoke ${ids.join(' ')}`;
	const facts = {
		reason: error.code === 'OUTCOME_UNKNOWN' ? error.reason : error.message,
		remedy:
			isReplay && error.status === 409
				? otherCredential(keys[0]!, revokeCommand)
				: `To try to get it, run: ${recoverCommand}\nTo revoke the key, run: ${revokeCommand}`,
		requestId: error.requestId,
		status: error.status,
	};
	return new PhywareError(
		'OUTCOME_UNKNOWN',
		ids.length === 1
			? `The key ${quoted(request.name)} was created (${ids[0]!}), but its secret was lost in transit.`
			: `${ids.length} keys ${quoted(request.name)} were created (${ids.join(', ')}), but their secrets were lost in transit.`,
		facts,
	);
}

/** Answers are kept for the credential that asked: another one gets none. */
function otherCredential({created_by: creator}: Key, revokeCommand: string): string {
	const whose =
		creator === undefined ? 'the API key that created it' : `the API key of ${quoted(creator)}, which created it`;
	return `If you have ${whose}, run with it: ${recoverCommand}\nTo revoke the key, run: ${revokeCommand}`;
}
