import {createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes} from 'node:crypto';
import {idempotencyLifetime} from '../contract/wire/limits.js';
import {type EmulatorStore} from './store.js';

/** Which create a request repeats: the outcome is kept for the credential, the route and the idempotency key together. */
export type IdempotentRequest = {
	readonly credential: string;
	readonly route: string;
	readonly idempotencyKey: string;
	readonly body: string;
};

/** What was found for a request: its earlier answer, or that the key was used for another body. */
export type Replay = {readonly kind: 'answer'; readonly body: string} | {readonly kind: 'mismatch'} | undefined;

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/**
The outcomes of creates, kept for 24 hours so that a repeated request gets the same answer.

An answer is encrypted under a key derived from the idempotency key, of which the store has only a hash: the store alone cannot tell the secret.
*/
export class IdempotencyStore {
	readonly #store: EmulatorStore;
	readonly #inProgress = new Set<string>();

	constructor(store: EmulatorStore) {
		this.#store = store;
	}

	/** Marks a request as being worked on; `false` if it already is. */
	begin(attempt: Omit<IdempotentRequest, 'body'>): boolean {
		const id = outcomeId(attempt).toString('hex');
		if (this.#inProgress.has(id)) {
			return false;
		}

		this.#inProgress.add(id);
		return true;
	}

	end(attempt: Omit<IdempotentRequest, 'body'>): void {
		this.#inProgress.delete(outcomeId(attempt).toString('hex'));
	}

	find(attempt: IdempotentRequest, now: Date): Replay {
		this.#forgetBefore(new Date(now.getTime() - idempotencyLifetime));
		const row = this.#store.prepare('SELECT request, answer FROM outcomes WHERE id = ?').get(outcomeId(attempt)) as
			{request: Uint8Array; answer: Uint8Array} | undefined;
		if (row === undefined) {
			return undefined;
		}

		return digest(attempt.body).equals(row.request)
			? {kind: 'answer', body: decrypt(row.answer, attempt)}
			: {kind: 'mismatch'};
	}

	/** Keeps an answer; belongs in the transaction of the change that it reports. */
	keep(attempt: IdempotentRequest, answer: string, now: Date): void {
		this.#store
			.prepare('INSERT INTO outcomes (id, request, answer, created_at) VALUES (?, ?, ?, ?)')
			.run(outcomeId(attempt), digest(attempt.body), encrypt(answer, attempt), now.toISOString());
	}

	#forgetBefore(instant: Date): void {
		this.#store.prepare('DELETE FROM outcomes WHERE created_at <= ?').run(instant.toISOString());
	}
}

function digest(...parts: readonly string[]): Buffer {
	return createHash('sha256').update(JSON.stringify(parts)).digest();
}

function outcomeId({credential, route, idempotencyKey}: Omit<IdempotentRequest, 'body'>): Buffer {
	return digest('outcome', credential, route, idempotencyKey);
}

function encryptionKey({credential, route, idempotencyKey}: IdempotentRequest): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', idempotencyKey, `${credential} ${route}`, 'phyware outcome', 32));
}

function encrypt(text: string, attempt: IdempotentRequest): Uint8Array {
	const nonce = randomBytes(nonceLength);
	const encryption = createCipheriv(cipher, encryptionKey(attempt), nonce);
	const sealed = Buffer.concat([encryption.update(text, 'utf8'), encryption.final()]);
	return Buffer.concat([nonce, encryption.getAuthTag(), sealed]);
}

function decrypt(sealed: Uint8Array, attempt: IdempotentRequest): string {
	const decryption = createDecipheriv(cipher, encryptionKey(attempt), sealed.subarray(0, nonceLength));
	decryption.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
	return Buffer.concat([decryption.update(sealed.subarray(nonceLength + tagLength)), decryption.final()]).toString(
		'utf8',
	);
}
