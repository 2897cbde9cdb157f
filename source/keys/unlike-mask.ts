import {maskedEnds} from '../core/mask.js';
import {type MintedKey, type PhyCloud} from '../phycloud/client.js';

/** What came of using a secret once. */
type Trial = {
	/** Whether PhyCloud refuses a secret that it has just sent. */
	readonly isRefused: boolean;
	/** Sentences without a full stop. */
	readonly oddities: readonly string[];
};

const noTrial: Trial = {isRefused: false, oddities: []};

/**
Tries a secret out where the end that its mask shows is not its own.

Masks differ (some show a hash, or a public part), so that is no proof of damage; nor is it nothing.
*/
export async function checkUnlikeMask(
	client: Pick<PhyCloud, 'tryCredential'>,
	{key, secret}: Pick<MintedKey, 'key' | 'secret'>,
	{signal}: {readonly signal: AbortSignal | undefined},
): Promise<Trial> {
	const end = shownEnd(key.redacted_secret ?? '');
	if (end === undefined || secret.reveal().endsWith(end)) {
		return noTrial;
	}

	switch (await client.tryCredential(secret, {signal})) {
		case true: {
			return noTrial;
		}

		case false: {
			return {
				isRefused: true,
				oddities: ['the secret does not end as redacted_secret shows, and PhyCloud does not accept it'],
			};
		}

		default: {
			return {
				isRefused: false,
				oddities: ['the secret does not end as redacted_secret shows, and PhyCloud has no endpoint to test it'],
			};
		}
	}
}

/** The longest end of a secret that a mask shows, in characters: what is longer is a public part, or a hash. */
const longestEnd = 8;

/** The end of the secret that a mask shows; `undefined` if it shows none. */
function shownEnd(mask: string): string | undefined {
	const end = maskedEnds(mask)?.end;
	return end === undefined || end.length > longestEnd ? undefined : end;
}
