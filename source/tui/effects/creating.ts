import {createKey, type CreateKeyOptions} from '../../keys/create-key.js';
import {type PhyCloud} from '../../phycloud/client.js';
import {attemptWork, type Desk} from './attempt.js';

type Request = Omit<CreateKeyOptions, 'signal' | 'idempotencyKey'>;

/** Creates keys; a request that is sent again because nobody knows what became of it carries the same idempotency key, and so gets the answer that was lost. */
export function createCreating(
	desk: Desk,
	randomUuid: () => string,
): (client: PhyCloud, request: Request) => Promise<void> {
	let unanswered: {readonly request: string; readonly idempotencyKey: string} | undefined;

	const keyFor = (request: Request): string => {
		const text = JSON.stringify(request);
		if (unanswered?.request !== text) {
			unanswered = {request: text, idempotencyKey: randomUuid()};
		}

		return unanswered.idempotencyKey;
	};

	return async (client, request) =>
		attemptWork(
			desk,
			async () => {
				const minted = await createKey(client, {...request, idempotencyKey: keyFor(request), signal: desk.signal});
				unanswered = undefined;
				desk.dispatch({type: 'created', minted});
			},
			(error) => {
				if (error.code !== 'OUTCOME_UNKNOWN') {
					unanswered = undefined;
				}

				return {type: 'create-failed', error};
			},
		);
}
