import {type Key} from '../contract/wire/entities.js';
import {type Secret} from '../core/secret.js';

/** The keys whose masks fit a secret. */
export type Identified = {readonly secret: Secret; readonly keys: readonly Key[]};

/** What a mask shows of a secret: how it begins, and how it ends. */
type Shown = {readonly start: string; readonly end: string};

/** Compares secrets with the masks of keys; nothing of a secret is sent. Keys come in portions, of which only those that fit are kept. */
export async function identifySecrets(
	secrets: readonly Secret[],
	portions: AsyncIterable<{readonly keys: readonly Key[]}>,
): Promise<Identified[]> {
	const identified = secrets.map((secret) => ({secret, keys: [] as Key[]}));
	for await (const {keys} of portions) {
		for (const key of keys) {
			const shown = shownBy(key.redacted_secret ?? '');
			for (const each of shown === undefined ? [] : identified) {
				if (each.secret.fits(shown!)) {
					each.keys.push(key);
				}
			}
		}
	}

	return identified;
}

/** What a mask shows; `undefined` for one that shows no end that tells keys apart. */
export function shownBy(mask: string): Shown | undefined {
	const {start, end} = /^(?<start>[\w-]*)[….*•]+(?<end>[\w-]{3,})$/u.exec(mask)?.groups ?? {};
	return end === undefined ? undefined : {start: start!, end};
}
