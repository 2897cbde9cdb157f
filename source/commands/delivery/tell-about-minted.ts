import {type CreatedKey, scopeDifference} from '../../keys/create-key.js';
import {clean, join, type Printable, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {note, warn} from '../command/notes.js';
import {type Delivery, isPrinted} from './deliver.js';
import {refusedSecretError, warnOfKey} from './minted-warnings.js';

type MintedOptions = {
	/** The scopes that were asked for. */
	readonly scopes: readonly string[];
	readonly delivery: Delivery;
	/** Whether the secret is also copied to the clipboard. */
	readonly copy: boolean;
};

/** Says what a person should know of a new key that is delivered, and copies it where that was asked for. Throws if its secret is not to be relied on. */
export async function tellAboutMinted(
	minted: CreatedKey,
	{scopes, delivery, copy}: MintedOptions,
	context: Context,
): Promise<void> {
	if (copy) {
		const {copySecret} = await import('./copy-secret.js');
		await copySecret(minted.secret, context);
	}

	const {missing, extra} = scopeDifference(scopes, minted.key.scopes);
	if (missing.length > 0) {
		await warn(context, printable`scopes not granted: ${words(missing)}`);
	}

	if (extra.length > 0) {
		await warn(context, printable`scopes granted unasked: ${words(extra)}`);
	}

	if (delivery.format === 'table' && !delivery.secretOnly && isPrinted(delivery)) {
		await note(context, printable`Save the secret now. It cannot be shown again.`);
	}

	await warnOfKey(minted, context);
	const refusal = refusedSecretError(minted, delivery.format === 'table' && isPrinted(delivery));
	if (refusal !== undefined) {
		throw refusal;
	}
}

function words(scopes: readonly string[]): Printable {
	return join(
		scopes.map((scope) => clean(scope)),
		' ',
	);
}
