import {type MaskedEnds} from './mask.js';

const inspect = Symbol.for('nodejs.util.inspect.custom');

/** What a `Secret` shows of itself everywhere except through `reveal`. */
export const redacted = '<redacted>';

/**
A credential that cannot be printed by accident.

String conversion, JSON and `util.inspect` all give `<redacted>`; only `reveal` opens it, and the places that call `reveal` are counted by a test.
*/
export class Secret {
	static readonly #used = new Set<Secret>();

	/** A text without the secrets in use. */
	static mask(text: string): string {
		let masked = text;
		for (const secret of Secret.#used) {
			masked = masked.replaceAll(secret.#value, redacted);
		}

		return masked;
	}

	#value: string;

	constructor(value: string) {
		this.#value = value;
	}

	/** The credential itself. */
	reveal(): string {
		return this.#value;
	}

	/** The credential with a sign for each character behind its prefix: what may be shown of it. */
	masked(sign: string): string {
		const prefix = this.prefix();
		return prefix + sign.repeat(this.#value.length - prefix.length);
	}

	/** Whether it begins and ends as a mask shows, with something between. */
	fits({start, end}: MaskedEnds): boolean {
		const value = this.#value;
		return value.length > start.length + end.length && value.startsWith(start) && value.endsWith(end);
	}

	/** What it begins with, such as `phk_live_`: no part of what is secret; empty if it has no such prefix. */
	prefix(): string {
		return /^[a-z]+_[a-z]+_/.exec(this.#value)?.[0] ?? '';
	}

	/** From now on it is masked in all output. One that is too short is not: it would be found in ordinary words. */
	use(): void {
		if (this.#value.length >= 8) {
			Secret.#used.add(this);
		}
	}

	/** Drops the credential, so that nothing can reveal it any more. */
	forget(): void {
		Secret.#used.delete(this);
		this.#value = '';
	}

	toString(): string {
		return redacted;
	}

	toJSON(): string {
		return redacted;
	}

	[inspect](): string {
		return redacted;
	}
}

const credentialPattern = /phk_[a-z]+_[\w-]+/g;

/** Whether a text holds what has the form and the length of a PhyCloud secret. */
export function holdsSecret(text: string): boolean {
	return /phk_[a-z]+_[\w-]{20}/.test(text);
}

/** Masks everything in a text that has the form of a PhyCloud secret, and every secret in use: the last line of defense for messages. */
export function maskCredentials(text: string): string {
	return Secret.mask(text).replaceAll(credentialPattern, redacted);
}
