import {type Key} from '../contract/wire/entities.js';
import {maskedEnds} from '../core/mask.js';
import {type Secret} from '../core/secret.js';

/** The keys whose masks fit a secret. */
export type Identified = {readonly secret: Secret; readonly keys: readonly Key[]};

/** Compares secrets with the masks of keys; nothing of a secret is sent. Keys come in portions, of which only those that fit are kept. */
export async function identifySecrets(
	secrets: readonly Secret[],
	portions: AsyncIterable<{readonly keys: readonly Key[]}>,
): Promise<Identified[]> {
	const identified = secrets.map((secret) => ({secret, keys: [] as Key[]}));
	for await (const {keys} of portions) {
		for (const key of keys) {
			const shown = maskedEnds(key.redacted_secret ?? '');
			for (const each of shown === undefined ? [] : identified) {
				if (each.secret.fits(shown!)) {
					each.keys.push(key);
				}
			}
		}
	}

	return identified;
}
