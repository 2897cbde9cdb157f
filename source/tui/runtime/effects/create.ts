import {unknownId} from '../../../contract/wire/entities.js';
import {PhywareError} from '../../../core/errors.js';
import {prepareCreate, sendCreate} from '../../../keys/create-key.js';
import {createdWarnings} from '../../../keys/created-warnings.js';
import {inRotation} from '../../../keys/rotation/rotate-key.js';
import {rotationRecord, withSuccessor} from '../../../keys/rotation/rotation-record.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type JournalEntry} from '../../../storage/journal/entry.js';
import {type Journal} from '../../../storage/journal/journal.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';
import {type Rotations} from '../../../storage/journal/rotations.js';
import {type NewKeyInput} from '../../model/new-key.js';
import {runEffect, type EffectContext} from './attempt.js';

/** Creates keys, one at a time. */
export type KeyCreator = {
	/** A create with an unknown outcome that is tried again is the same create: it gets the response that was lost. */
	create: (client: PhyCloud, input: NewKeyInput) => Promise<void>;
	/** Deletes a create's journal entry: its secret was delivered. */
	markDelivered: (keyId: string) => Promise<void>;
};

/** A create that has been written down, and the rotation that it is part of. */
type Begun = {readonly entry: JournalEntry; readonly rotation: RotationEntry | undefined};

export function createKeyCreator(
	context: EffectContext,
	{journal, rotations}: {readonly journal: Journal; readonly rotations: Rotations},
	randomUuid: () => string,
): KeyCreator {
	let unanswered: (Begun & {readonly input: string}) | undefined;
	const undelivered = new Map<string, () => Promise<void>>();

	const begin = async (client: PhyCloud, {replaces, ...input}: NewKeyInput): Promise<Begun> => {
		const {signal, now} = context;
		const idempotencyKey = randomUuid();
		const rotation =
			replaces && rotationRecord({...input, address: client.address, old: replaces, idempotencyKey, now: now()});
		if (rotation !== undefined && !(await rotations.begin(rotation))) {
			throw inRotation(rotation.old.id);
		}

		try {
			return {entry: await prepareCreate(client, journal, {...input, idempotencyKey, now, signal}), rotation};
		} catch (error) {
			await endRotation(rotation);
			throw error;
		}
	};

	/** Of a create that has come to nothing there is nothing to rotate to. */
	const endRotation = async (rotation: RotationEntry | undefined) => {
		if (rotation !== undefined) {
			await rotations.end(rotation).catch(() => undefined);
		}
	};

	const send = async (client: PhyCloud, input: NewKeyInput): Promise<void> => {
		const {signal, now} = context;
		// The instant that `90d` stands for moves on; what was asked for does not.
		const {tenantId, name, scopes, expiry, replaces} = input;
		const text = JSON.stringify([client.address, tenantId, name, scopes, expiry, replaces?.id]);
		const isReplay = unanswered?.input === text;
		const begun = isReplay ? unanswered! : await begin(client, input);
		const {entry, rotation} = begun;
		unanswered = {entry, rotation, input: text};
		const {delivered, ...created} = await sendCreate(client, journal, entry, {signal, now, isReplay}).catch(
			async (error: unknown) => {
				if (!(error instanceof PhywareError && ['OUTCOME_UNKNOWN', 'IN_PROGRESS'].includes(error.code))) {
					unanswered = undefined;
					await endRotation(signal.aborted ? undefined : rotation);
				}

				throw error;
			},
		);
		unanswered = undefined;
		undelivered.set(created.key.id, delivered);
		const {key, secret} = created;
		if (rotation !== undefined) {
			// The secret is here: nothing that happens to the journal now may come between it and its reader.
			await rotations.update(withSuccessor(rotation, key.id === unknownId ? null : key.id)).catch(() => undefined);
		}

		context.dispatch({type: 'created', minted: {key, secret, warnings: createdWarnings(created)}});
	};

	return {
		create: async (client, input) =>
			runEffect(
				context,
				async () => send(client, input),
				(error) => ({type: 'create-failed', error}),
			),
		async markDelivered(keyId) {
			const delivered = undelivered.get(keyId);
			undelivered.delete(keyId);
			await runEffect(context, async () => delivered?.());
		},
	};
}
