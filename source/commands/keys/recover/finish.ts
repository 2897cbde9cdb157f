import {type Key} from '../../../contract/wire/entities.js';
import {PhywareError} from '../../../core/errors.js';
import {type CreatedKey} from '../../../keys/create-key.js';
import {recoverCommand} from '../../../keys/failed-create.js';
import {recoverCreate} from '../../../keys/recover-keys.js';
import {noteSuccessor} from '../../../keys/rotation/note-changes.js';
import {keysDocument} from '../../../output/documents.js';
import {mintedKeyData} from '../../../output/key-data.js';
import {keyFields} from '../../../output/key-fields.js';
import {secretText} from '../../../output/secret-text.js';
import {type JournalEntry} from '../../../storage/journal/entry.js';
import {join, printable} from '../../../terminal/printable.js';
import {ReaderGoneError, write} from '../../../terminal/write.js';
import {type Connection} from '../../connection/connect.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {deliveredTo, type DeliveryCommand} from '../../delivery/command-line.js';
import {deliverToCommand} from '../../delivery/run-command.js';
import {printSecret, rejectDiscardedStdout} from '../../delivery/deliver.js';
import {refusedSecretError, warnOfKey} from '../../delivery/minted-warnings.js';
import {eachEntry, failureOf, throwAll} from './each-entry.js';
import {nameOf} from './pending-creates.js';
import {type RecoverOptions} from './recover-options.js';

/** Finishes pending creates, and prints their secrets. */
export async function finishCreates(
	entries: readonly JournalEntry[],
	{client, journal, rotations}: Connection,
	options: RecoverOptions,
	context: Context,
): Promise<void> {
	const {command} = options;
	if (entries.length > 0 && command === undefined) {
		rejectDiscardedStdout(context.stdout, 'Pipe it to a program, or redirect it to a file.');
	}

	const recovered: CreatedKey[] = [];
	const failures = await eachEntry(entries, async (entry) => {
		const recovery = await recoverCreate(client, journal, entry, context);
		if (recovery.kind === 'created') {
			recovered.push(recovery.created);
			await noteSuccessor(rotations, entry.idempotency_key, recovery.created.key.id);
		} else {
			await note(context, printable`${nameOf(entry)} was never created, or is revoked. Nothing to recover.`);
		}
	});
	if (command === undefined) {
		failures.push(...(await failureOf(async () => deliverAll(recovered, options, context))));
	} else {
		failures.push(...(await deliverEach(recovered, command, options, context)));
	}

	for (const created of recovered) {
		await warnOfKey(created, context);
		failures.push(
			...[refusedSecretError(created, options.format === 'table' && command === undefined)].filter(
				(doubt) => doubt !== undefined,
			),
		);
	}

	throwAll(failures);
}

/** Delivers each secret to the command, and prints the keys whose secrets it took, without them. Resolves with what went wrong. */
async function deliverEach(
	recovered: readonly CreatedKey[],
	command: DeliveryCommand,
	{format, view}: RecoverOptions,
	context: Context,
): Promise<PhywareError[]> {
	const failures: PhywareError[] = [];
	const keys: Key[] = [];
	for (const created of recovered) {
		const problems = await failureOf(async () => {
			await deliverToCommand(created, command, context);
			keys.push(created.key);
			await created.delivered();
		});
		failures.push(...problems);
	}

	const where = {note: deliveredTo(command)};
	await write(
		context.stdout,
		format === 'table'
			? join(keys.map((key) => printable`${join(keyFields(key, where, view), '\n')}\n\n`))
			: await keysDocument(
					keys.map((key) => mintedKeyData(key, null)),
					format,
				),
	);
	return failures;
}

/** Prints the keys with their secrets; only what standard output has taken is deleted from the journal. */
async function deliverAll(
	recovered: readonly CreatedKey[],
	{format, view}: RecoverOptions,
	{stdout}: Context,
): Promise<void> {
	const data = () => recovered.map(({key, secret}) => mintedKeyData(key, secret));
	const text =
		format === 'table'
			? join(recovered.map(({key, secret}) => printable`${join(keyFields(key, {secret}, view), '\n')}\n\n`))
			: await keysDocument(data(), format);
	await printSecret(stdout, text).catch((error: unknown) => {
		throw recovered.length > 0 ? undelivered(error) : error;
	});
	const exact = recovered.filter(({secret}) => format !== 'table' || secretText(secret).isExact);
	await Promise.all(exact.map(async ({delivered}) => delivered()));
}

function undelivered(error: unknown): unknown {
	if (!(error instanceof ReaderGoneError || error instanceof PhywareError)) {
		return error;
	}

	return new PhywareError('OUTPUT', 'The secrets were not delivered.', {
		reason: error instanceof PhywareError ? error.message : 'The program that read stdout has ended.',
		remedy: `To get them, run: ${recoverCommand}`,
	});
}
