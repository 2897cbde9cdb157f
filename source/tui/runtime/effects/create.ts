import {prepareCreate, sendCreate} from '../../../keys/create-key.js';
import {createdWarnings} from '../../../keys/created-warnings.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type JournalEntry} from '../../../storage/journal/entry.js';
import {type Journal} from '../../../storage/journal/journal.js';
import {type NewKeyInput} from '../../model/new-key.js';
import {runEffect, type EffectContext} from './attempt.js';

/** Creates keys, one at a time. */
export type KeyCreator = {
	/** A create with an unknown outcome that is tried again is the same create: it gets the response that was lost. */
	create: (client: PhyCloud, input: NewKeyInput) => Promise<void>;
	/** Deletes a create's journal entry: its secret was delivered. */
	markDelivered: (keyId: string) => Promise<void>;
};

export function createKeyCreator(context: EffectContext, journal: Journal, randomUuid: () => string): KeyCreator {
	let unanswered: {readonly input: string; readonly entry: JournalEntry} | undefined;
	const undelivered = new Map<string, () => Promise<void>>();

	const send = async (client: PhyCloud, input: NewKeyInput): Promise<void> => {
		const {signal, now} = context;
		// The instant that `90d` stands for moves on; what was asked for does not.
		const text = JSON.stringify([client.address, input.tenantId, input.name, input.scopes, input.expiry]);
		const isReplay = unanswered?.input === text;
		const entry = isReplay
			? unanswered!.entry
			: await prepareCreate(client, journal, {...input, idempotencyKey: randomUuid(), now, signal});
		unanswered = {input: text, entry};
		const {delivered, ...created} = await sendCreate(client, journal, entry, {signal, now, isReplay});
		unanswered = undefined;
		undelivered.set(created.key.id, delivered);
		const {key, secret} = created;
		context.dispatch({type: 'created', minted: {key, secret, warnings: createdWarnings(created)}});
	};

	return {
		create: async (client, input) =>
			runEffect(
				context,
				async () => send(client, input),
				(error) => {
					if (error.code !== 'OUTCOME_UNKNOWN' && error.code !== 'IN_PROGRESS') {
						unanswered = undefined;
					}

					return {type: 'create-failed', error};
				},
			),
		async markDelivered(keyId) {
			const delivered = undelivered.get(keyId);
			undelivered.delete(keyId);
			await runEffect(context, async () => delivered?.());
		},
	};
}
