import {type Key} from '../contract/wire/entities.js';
import {maskedEnds} from '../core/mask.js';
import {type Secret} from '../core/secret.js';

/** The keys whose masks fit a secret. */
export type Identified = {readonly secret: Secret; readonly keys: readonly Key[]};

/** The keys of each secret, and of how many keys the mask shows no end, so that they could not be compared. */
export type Identification = {readonly identified: readonly Identified[]; readonly unmasked: number};

/** Compares secrets with the masks of keys; nothing of a secret is sent. Keys come in portions, of which only those that fit are kept. */
export async function identifySecrets(
	secrets: readonly Secret[],
	portions: AsyncIterable<{readonly keys: readonly Key[]}>,
): Promise<Identification> {
	let unmasked = 0;
	const identified = secrets.map((secret) => ({secret, keys: [] as Key[]}));
	for await (const {keys} of portions) {
		for (const key of keys) {
			const shown = maskedEnds(key.redacted_secret ?? '');
			if (shown === undefined) {
				unmasked++;
				continue;
			}

			for (const each of identified) {
				if (each.secret.fits(shown)) {
					each.keys.push(key);
				}
			}
		}
	}

	return {identified, unmasked};
}
