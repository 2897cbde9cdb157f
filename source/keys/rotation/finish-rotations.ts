import {PhywareError} from '../../core/errors.js';
import {type Journal} from '../../storage/journal/journal.js';
import {type Rotations} from '../../storage/journal/rotations.js';
import {type RateGate} from '../rate-gate.js';
import {type RevokeClient, revokeKey} from '../revoke-key.js';
import {lookAtPair, type Pair, type PairClient} from './pairs.js';

/** What became of a rotation: its old key was revoked, it was over already, or it stays open. */
export type RotationEnd = Pair & {
	readonly outcome: 'revoked' | 'over' | 'open';
	/** Why the old key could not be revoked. */
	readonly error?: PhywareError | undefined;
};

type FinishOptions = {
	readonly now: () => Date;
	readonly quietFor: number;
	/** Revoke the old key even if it is in use, or may be. */
	readonly force: boolean;
	readonly gate?: RateGate;
	readonly signal?: AbortSignal | undefined;
};

/** Whether the old key of a pair is to be revoked now. One whose new key does not work, or is in nobody's hands, stays even by force. */
export function isDue({verdict, old, successor}: Pair, force: boolean): boolean {
	if (verdict.kind === 'proven') {
		return true;
	}

	const isWhole = old !== undefined && successor !== undefined;
	return (
		force && isWhole && !['old-key-revoked', 'new-key-inactive', 'new-key-pending', 'under-way'].includes(verdict.kind)
	);
}

/** Whether nothing is left to do for a rotation: one of its keys is gone, or was never there. */
export function isOver({verdict: {kind}}: Pair): boolean {
	return kind === 'old-key-revoked' || kind === 'new-key-missing';
}

/** Revokes the old key of a pair if that is due at this very moment: its keys are looked at again right before. */
export async function finishRotation(
	client: PairClient & RevokeClient,
	{journal, rotations}: {readonly journal: Pick<Journal, 'interrupted'>; readonly rotations: Rotations},
	{entry}: Pick<Pair, 'entry'>,
	{force, gate, ...options}: FinishOptions,
): Promise<RotationEnd> {
	const pair = await lookAtPair(client, journal, entry, options);
	if (isOver(pair)) {
		await rotations.end(entry);
		return {...pair, outcome: 'over'};
	}

	if (!isDue(pair, force)) {
		return {...pair, outcome: 'open'};
	}

	const revocation = await revokeKey(client, {id: entry.old.id, key: pair.old}, {...options, ...(gate && {gate})});
	if (revocation.outcome === 'failed') {
		return {...pair, outcome: 'open', error: revocation.error};
	}

	if (revocation.outcome === 'accepted') {
		return {
			...pair,
			outcome: 'open',
			error: new PhywareError('SERVER', 'PhyCloud accepted the revocation, but the old key still works.', {
				remedy: 'Run the command again later.',
			}),
		};
	}

	await rotations.end(entry);
	return {...pair, old: {...pair.old!, ...revocation.key, name: pair.old!.name}, outcome: 'revoked'};
}
