import {type Key} from '../../contract/schemas.js';
import {PhywareError, SeveralErrors} from '../../core/errors.js';
import {quoted} from '../../core/escape-sequences.js';
import {invalid} from '../../core/invalid.js';
import {recoverCreate, undoCreate} from '../../keys/recover-keys.js';
import {itemsDocument, keysDocument, mintedKeyData} from '../../output/documents.js';
import {type OutputFormat} from '../../output/formats.js';
import {keyFields} from '../../output/key-fields.js';
import {type View} from '../../output/view.js';
import {type CreatedKey, recoverCommand} from '../../keys/create-key.js';
import {type JournalEntry} from '../../settings/journal-entry.js';
import {type Interrupted} from '../../settings/journal.js';
import {clean, join, type Printable, say} from '../../terminal/printable.js';
import {ReaderGoneError, write} from '../../terminal/write.js';
import {type Connection, withConnection} from '../connect.js';
import {type Context} from '../context.js';
import {type Flags} from '../flags.js';
import {note, warn} from '../notes.js';
import {connectionSettings, type ConnectionSettings, outputFormat, viewOf} from '../settings.js';
import {refuseVoid} from './deliver.js';

export type RecoverOptions = {
	readonly connection: ConnectionSettings;
	/** Revoke what was created instead of printing its secret. */
	readonly revoke: boolean;
	readonly dryRun: boolean;
	readonly format: OutputFormat;
	readonly view: View;
};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseRecover(flags: Flags, context: Context): RecoverOptions {
	if (flags.has('demo')) {
		throw invalid('--demo keeps nothing, so there is nothing to recover.', {remedy: 'Leave --demo out.'});
	}

	return {
		connection: connectionSettings(flags, context),
		revoke: flags.has('revoke'),
		dryRun: flags.has('dry-run'),
		format: outputFormat(flags),
		view: viewOf(flags, context),
	};
}

/** Goes through the creates that were interrupted in this installation; a failure stays with its own. */
export async function runRecover(options: RecoverOptions, context: Context): Promise<void> {
	await withConnection(options.connection, context, async (connection) => {
		const {client, journal} = connection;
		const interrupted = await journal.interrupted();
		const entries = interrupted.entries.filter(({url}) => url === client.address.href);
		await tellOfOthers(interrupted, entries, context);
		if (options.dryRun) {
			await write(context.stdout, await waitingText(entries, options.format));
		} else if (options.revoke) {
			await undoAll(entries, connection, options, context);
		} else {
			await finishAll(entries, connection, options, context);
		}

		if (entries.length === 0) {
			await note(context, say`No interrupted create waits here.`);
		}
	});
}

/** Works on one create after the other; failures come together at the end, an interruption at once. */
async function eachOf(
	entries: readonly JournalEntry[],
	work: (entry: JournalEntry) => Promise<void>,
): Promise<PhywareError[]> {
	const failures: PhywareError[] = [];
	for (const entry of entries) {
		// Each is told before the next is touched.
		failures.push(...(await failureOf(async () => work(entry))));
	}

	return failures;
}

/** The failure of some work, if it is one that others need not share. */
async function failureOf(work: () => Promise<void>): Promise<PhywareError[]> {
	try {
		await work();
		return [];
	} catch (error) {
		if (!(error instanceof PhywareError) || error.code === 'INTERRUPTED') {
			throw error;
		}

		return [error];
	}
}

async function finishAll(
	entries: readonly JournalEntry[],
	{client, journal}: Connection,
	options: RecoverOptions,
	context: Context,
): Promise<void> {
	if (entries.length > 0) {
		refuseVoid(context.stdout, 'Let something read it.');
	}

	const recovered: CreatedKey[] = [];
	const failures = await eachOf(entries, async (entry) => {
		const recovery = await recoverCreate(client, journal, entry, context);
		if (recovery.kind === 'created') {
			recovered.push(recovery.created);
		} else {
			await note(context, say`${nameOf(entry)} was never created, or is revoked: nothing is left of it.`);
		}
	});
	failures.push(...(await failureOf(async () => deliverAll(recovered, options, context))));
	throwAll(failures);
}

async function undoAll(
	entries: readonly JournalEntry[],
	{client, journal}: Connection,
	{format}: RecoverOptions,
	context: Context,
): Promise<void> {
	const revoked: Key[] = [];
	const failures = await eachOf(entries, async (entry) => {
		const key = await undoCreate(client, journal, entry, context);
		if (key !== undefined) {
			revoked.push(key);
		}

		if (format === 'table') {
			await write(context.stdout, undoneLine(entry, key?.id));
		}
	});
	if (format !== 'table') {
		await write(context.stdout, await keysDocument(revoked, format));
	}

	throwAll(failures);
}

function throwAll(failures: readonly PhywareError[]): void {
	if (failures.length > 0) {
		throw new SeveralErrors(failures);
	}
}

/** Prints the keys with their secrets; only what standard output has taken is struck out of the journal. */
async function deliverAll(
	recovered: readonly CreatedKey[],
	{format, view}: RecoverOptions,
	{stdout}: Context,
): Promise<void> {
	const data = () => recovered.map(({key, secret}) => mintedKeyData(key, secret));
	const text =
		format === 'table'
			? join(recovered.map(({key, secret}) => say`${join(keyFields(key, {secret}, view), '\n')}\n\n`))
			: await keysDocument(data(), format);
	await write(stdout, text).catch((error: unknown) => {
		throw error instanceof ReaderGoneError && recovered.length > 0 ? unread() : error;
	});
	await Promise.all(recovered.map(async ({delivered}) => delivered()));
}

function unread(): PhywareError {
	return new PhywareError('OUTPUT', 'The secrets were not delivered.', {
		reason: 'The reader of standard output has gone.',
		remedy: `They still wait: ${recoverCommand}`,
	});
}

async function tellOfOthers(
	{entries: all, broken}: Interrupted,
	here: readonly JournalEntry[],
	context: Context,
): Promise<void> {
	const elsewhere = new Set(all.filter((entry) => !here.includes(entry)).map(({url}) => url));
	for (const url of elsewhere) {
		await note(context, say`Others wait at ${clean(url)}: run it with --url ${clean(url)}`);
	}

	for (const file of broken) {
		await warn(context, say`${clean(file)} is no entry of the journal: look at it, and remove it.`);
	}
}

/** What waits, as lines for people or as data. */
async function waitingText(entries: readonly JournalEntry[], format: OutputFormat): Promise<Printable> {
	if (format !== 'table') {
		const creates = entries.map(({tenant_id, request: {name, scopes, expires_at}, started_at, key_id}) => ({
			name,
			tenant_id,
			scopes,
			expires_at: expires_at ?? null,
			started_at,
			key_id,
		}));
		return itemsDocument('creates', creates, format);
	}

	return join(
		entries.map(
			(entry) =>
				say`${nameOf(entry)} for ${clean(entry.tenant_id)}, begun ${clean(entry.started_at)}${entry.key_id === null ? say`` : say`: ${clean(entry.key_id)}`}\n`,
		),
	);
}

function undoneLine(entry: JournalEntry, id: string | undefined): Printable {
	return id === undefined
		? say`${nameOf(entry)} was never created\n`
		: say`${clean(id)} revoked: ${clean(entry.request.name)}\n`;
}

function nameOf({request}: JournalEntry): Printable {
	return clean(quoted(request.name));
}

/** What the command does. */
export async function run(flags: Flags, context: Context): Promise<void> {
	await runRecover(parseRecover(flags, context), context);
}
