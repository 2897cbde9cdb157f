import {type CreateKeyOptions, prepareCreate, sendCreate} from '../../../keys/create-key.js';
import {createdWarnings} from '../../../keys/created-warnings.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type JournalEntry} from '../../../storage/journal/entry.js';
import {type Journal} from '../../../storage/journal/journal.js';
import {attemptWork, type Desk} from './attempt.js';

/** What is to be created, and the expiry in the words in which it was asked for. */
export type CreateWish = Omit<CreateKeyOptions, 'signal' | 'idempotencyKey' | 'now'> & {readonly expiry: string};

/** Creates keys, one at a time. */
export type Creating = {
	/** What is asked for again, because nobody knows what became of it, is the same create: it gets the answer that was lost. */
	create: (client: PhyCloud, wish: CreateWish) => Promise<void>;
	/** Strikes a create out of the journal: its secret is where somebody wanted it. */
	settle: (keyId: string) => Promise<void>;
};

export function createCreating(desk: Desk, journal: Journal, randomUuid: () => string): Creating {
	let unanswered: {readonly wish: string; readonly entry: JournalEntry} | undefined;
	const undelivered = new Map<string, () => Promise<void>>();

	const send = async (client: PhyCloud, wish: CreateWish): Promise<void> => {
		const {signal, now} = desk;
		// The instant that `90d` stands for moves on; what was asked for does not.
		const text = JSON.stringify([client.address, wish.tenantId, wish.name, wish.scopes, wish.expiry]);
		const isReplay = unanswered?.wish === text;
		const entry = isReplay
			? unanswered!.entry
			: await prepareCreate(client, journal, {...wish, idempotencyKey: randomUuid(), now, signal});
		unanswered = {wish: text, entry};
		const {delivered, ...created} = await sendCreate(client, journal, entry, {signal, now, isReplay});
		unanswered = undefined;
		undelivered.set(created.key.id, delivered);
		const {key, secret} = created;
		desk.dispatch({type: 'created', minted: {key, secret, warnings: createdWarnings(created)}});
	};

	return {
		create: async (client, wish) =>
			attemptWork(
				desk,
				async () => send(client, wish),
				(error) => {
					if (error.code !== 'OUTCOME_UNKNOWN' && error.code !== 'IN_PROGRESS') {
						unanswered = undefined;
					}

					return {type: 'create-failed', error};
				},
			),
		async settle(keyId) {
			const delivered = undelivered.get(keyId);
			undelivered.delete(keyId);
			await attemptWork(desk, async () => delivered?.());
		},
	};
}
