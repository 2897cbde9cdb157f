import {PhywareError} from '../../core/errors.js';
import {keyDocument, mintedKeyData} from '../../output/documents.js';
import {type OutputFormat} from '../../output/formats.js';
import {keyFields} from '../../output/key-fields.js';
import {type View} from '../../output/view.js';
import {type MintedKey} from '../../phycloud/client.js';
import {openSecretFile, type SecretFile} from '../../settings/secret-file.js';
import {clean, join, type Printable, say} from '../../terminal/printable.js';
import {ReaderGoneError, write} from '../../terminal/write.js';
import {type Context} from '../context.js';

/** Where a minted secret goes, and in which form. */
export type Delivery = {
	readonly format: OutputFormat;
	/** Print the bare secret. */
	readonly secretOnly: boolean;
	/** The file to write the secret to instead of printing it. */
	readonly secretFile: string | undefined;
	readonly view: View;
};

/** Makes the file for the secret, if one was asked for, before anything is requested. */
export async function preparePlace({secretFile}: Delivery): Promise<SecretFile | undefined> {
	return secretFile === undefined ? undefined : openSecretFile(secretFile);
}

/** Hands a minted key over. Throws `OUTPUT`, naming the key, if its secret did not arrive anywhere. */
export async function deliver(
	minted: MintedKey,
	place: SecretFile | undefined,
	delivery: Delivery,
	{stdout}: Pick<Context, 'stdout'>,
): Promise<void> {
	const text = await deliveredText(minted, place, delivery);
	if (place === undefined) {
		await write(stdout, text).catch((error: unknown) => {
			throw undelivered(error, minted);
		});
		return;
	}

	await place.keep(minted.secret).catch((error: unknown) => {
		throw undelivered(error, minted);
	});
	await write(stdout, text);
}

async function deliveredText(
	{key, secret}: MintedKey,
	place: SecretFile | undefined,
	{format, secretOnly, view}: Delivery,
): Promise<Printable> {
	if (secretOnly) {
		return say`${clean(secret.reveal())}\n`;
	}

	if (format === 'table') {
		const field = place === undefined ? {secret} : {note: say`in ${clean(place.path)}`};
		return say`${join(keyFields(key, field, view), '\n')}\n`;
	}

	return keyDocument(mintedKeyData(key, place === undefined ? secret : null), format);
}

function undelivered(error: unknown, {key}: MintedKey): unknown {
	if (!(error instanceof ReaderGoneError || error instanceof PhywareError)) {
		return error;
	}

	return new PhywareError('OUTPUT', `The key ${key.id} was created, but its secret was not delivered.`, {
		reason: error instanceof PhywareError ? error.message : 'The reader of standard output has gone.',
		remedy: `Revoke it and create another: phyware cloud keys revoke ${key.id}`,
	});
}
