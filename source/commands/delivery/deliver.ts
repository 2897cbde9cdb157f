import {fstatSync, statSync} from 'node:fs';
import {PhywareError} from '../../core/errors.js';
import {type CreatedKey} from '../../keys/create-key.js';
import {recoverCommand} from '../../keys/failed-create.js';
import {keyDocument} from '../../output/documents.js';
import {type OutputFormat} from '../../output/formats.js';
import {mintedKeyData} from '../../output/key-data.js';
import {keyFields} from '../../output/key-fields.js';
import {secretText} from '../../output/secret-text.js';
import {type View} from '../../output/view.js';
import {openSecretFile, type SecretFile} from '../../storage/secret-file.js';
import {clean, join, type Printable, printable} from '../../terminal/printable.js';
import {ReaderGoneError, syncWritten, write} from '../../terminal/write.js';
import {type Context} from '../command/context.js';
import {deliveredTo, type DeliveryCommand} from './command-line.js';
import {deliverToCommand} from './run-command.js';

/** Where a minted secret goes, and in which form. */
export type Delivery = {
	readonly format: OutputFormat;
	/** Print the bare secret. */
	readonly secretOnly: boolean;
	/** The file to write the secret to instead of printing it. */
	readonly secretFile: string | undefined;
	/** The command that gets the secret instead. */
	readonly command: DeliveryCommand | undefined;
	readonly view: View;
	/** What stands beside the key in a document. */
	readonly more?: Readonly<Record<string, unknown>>;
};

/** Makes sure, before anything is requested, that the secret has a place to go to: the file that was asked for, or standard output. */
export async function preparePlace(
	{secretFile, command}: Delivery,
	{stdout}: Pick<Context, 'stdout'>,
): Promise<SecretFile | undefined> {
	if (secretFile !== undefined) {
		return openSecretFile(secretFile);
	}

	if (command === undefined) {
		rejectDiscardedStdout(stdout, 'Pipe it to a program, or write the secret to a file: --secret-file <PATH>.');
	}

	return undefined;
}

/** Throws `OUTPUT` if what is written to a stream is thrown away: it is closed, or a device that swallows everything. */
export function rejectDiscardedStdout({fd}: Pick<Context['stdout'], 'fd'>, remedy: string): void {
	// A standard output that is closed at the start becomes /dev/null.
	if (fd !== undefined && isVoid(fd)) {
		throw new PhywareError('OUTPUT', 'stdout is closed or discarded: the secret would be lost.', {
			reason: 'Nothing was sent to PhyCloud.',
			remedy,
		});
	}
}

function isVoid(fd: number): boolean {
	try {
		const {rdev} = fstatSync(fd);
		return voids.some((path) => statSync(path, {throwIfNoEntry: false})?.rdev === rdev);
	} catch {
		return true;
	}
}

const voids = ['/dev/null', '/dev/full', '/dev/zero'];

/** Hands a minted key over. Throws `OUTPUT`, naming the key, if its secret did not arrive anywhere. */
export async function deliver(
	minted: CreatedKey,
	place: SecretFile | undefined,
	delivery: Delivery,
	context: Pick<Context, 'environment' | 'signal' | 'stderr' | 'stdout'>,
): Promise<void> {
	const {stdout} = context;
	const text = await deliveredText(minted, place, delivery);
	if (delivery.command !== undefined) {
		await deliverToCommand(minted, delivery.command, context);
		try {
			await write(stdout, text);
		} finally {
			await minted.delivered();
		}

		return;
	}

	if (place === undefined) {
		await printSecret(stdout, text).catch((error: unknown) => {
			throw undelivered(error, minted);
		});
		if (isExact(minted, delivery)) {
			await minted.delivered();
		}

		return;
	}

	await place.keep(minted.secret).catch((error: unknown) => {
		throw undelivered(error, minted);
	});
	// The key is named before anything else can fail; the secret is in its file, whatever becomes of that.
	try {
		await write(stdout, text);
	} finally {
		await minted.delivered();
	}
}

/** Writes a text with a secret in it; resolves once all of it is where it goes. */
export async function printSecret(stdout: Context['stdout'], text: Printable): Promise<void> {
	await write(stdout, text);
	syncWritten(stdout);
}

/** Whether the text has the secret as it is; JSON and YAML always do. */
function isExact({secret}: CreatedKey, {format}: Delivery): boolean {
	return format !== 'table' || secretText(secret).isExact;
}

async function deliveredText(
	{key, secret}: CreatedKey,
	place: SecretFile | undefined,
	{format, secretOnly, command, view, more}: Delivery,
): Promise<Printable> {
	if (secretOnly) {
		return printable`${secretText(secret).text}\n`;
	}

	if (format === 'table') {
		const field = placeOf(place, command) ?? {secret};
		return printable`${join(keyFields(key, field, view), '\n')}\n`;
	}

	return keyDocument(mintedKeyData(key, place === undefined && command === undefined ? secret : null), format, more);
}

/** Where the secret is, if it is not in the text. */
function placeOf(
	place: SecretFile | undefined,
	command: DeliveryCommand | undefined,
): {readonly note: Printable} | undefined {
	return place === undefined ? command && {note: deliveredTo(command)} : {note: printable`in ${clean(place.path)}`};
}

/** Whether the secret is printed. */
export function isPrinted({secretFile, command}: Delivery): boolean {
	return secretFile === undefined && command === undefined;
}

function undelivered(error: unknown, {key}: CreatedKey): unknown {
	if (!(error instanceof ReaderGoneError || error instanceof PhywareError)) {
		return error;
	}

	return new PhywareError('OUTPUT', `The key ${key.id} was created, but its secret was not delivered.`, {
		reason: error instanceof PhywareError ? error.message : 'The program that read stdout has ended.',
		remedy: `To get it, run: ${recoverCommand}\nTo revoke the key, run: phyware cloud keys revoke ${key.id}`,
	});
}
