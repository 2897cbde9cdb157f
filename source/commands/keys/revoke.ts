import {PhywareError, SeveralErrors} from '../../core/errors.js';
import {parseId} from '../../core/identifiers.js';
import {invalid} from '../../core/invalid.js';
import {type LookedUp, lookUpKeys, refuseOwnKey, type Revocation, revokeKeys} from '../../keys/revoke-keys.js';
import {keyDocument, keysDocument} from '../../output/documents.js';
import {type OutputFormat} from '../../output/formats.js';
import {type View} from '../../output/view.js';
import {clean, join, type Printable, say} from '../../terminal/printable.js';
import {write} from '../../terminal/write.js';
import {withConnection} from '../connect.js';
import {type Context} from '../context.js';
import {type Flags} from '../flags.js';
import {note} from '../notes.js';
import {remind} from '../remind.js';
import {connectionSettings, type ConnectionSettings, mayAsk, outputFormat, viewOf} from '../settings.js';
import {confirmRevocation} from './confirm-revocation.js';

export type RevokeOptions = {
	readonly connection: ConnectionSettings;
	/** Each once, in the order given. */
	readonly ids: readonly string[];
	readonly dryRun: boolean;
	readonly allowSelf: boolean;
	/** Whether a person is asked first. */
	readonly confirm: boolean;
	readonly format: OutputFormat;
	readonly view: View;
};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseRevoke(flags: Flags, context: Context): RevokeOptions {
	if (flags.arguments.length === 0) {
		throw invalid('KEY_ID is missing.', {remedy: 'phyware cloud keys revoke <KEY_ID>'});
	}

	const dryRun = flags.has('dry-run');
	return {
		connection: connectionSettings(flags, context),
		ids: [...new Set(flags.arguments.map((id) => parseId('key', id)))],
		dryRun,
		allowSelf: flags.has('allow-self'),
		confirm: !dryRun && !flags.has('yes') && mayAsk(flags, context),
		format: outputFormat(flags),
		view: viewOf(flags, context),
	};
}

/** Revokes the keys and reports each; failures come together at the end. */
export async function runRevoke(options: RevokeOptions, context: Context): Promise<void> {
	const {ids, dryRun, allowSelf, confirm} = options;
	const {signal, now} = context;
	await withConnection(options.connection, context, async ({client, journal}) => {
		await remind(journal, options.format, context);
		if (!allowSelf) {
			await refuseOwnKey(client, ids, {signal});
		}

		const keys = await lookUpKeys(client, ids, {signal});
		if (dryRun) {
			await reportDryRun(keys, options, context);
			return;
		}

		if (confirm && keys.some(isRevocable)) {
			await confirmRevocation(
				keys.filter(isRevocable).map(({key}) => key),
				options.view,
				context,
			);
		}

		await reportRevocations(await revokeKeys(client, keys, {signal, now}), options, context);
	});
}

type Found = Extract<LookedUp, {key: unknown}>;

function isFound(key: LookedUp): key is Found {
	return 'key' in key;
}

function isRevocable(key: LookedUp): key is Found {
	return isFound(key) && key.key.status !== 'revoked';
}

async function reportDryRun(keys: readonly LookedUp[], options: RevokeOptions, context: Context): Promise<void> {
	await printKeys(
		keys.filter((key) => isFound(key)),
		options,
		context,
		({key}) =>
			say`${clean(key.id)} ${key.status === 'revoked' ? say`is revoked already` : say`would be revoked`}: ${clean(key.name)}`,
	);
	await note(context, say`Dry run: nothing was revoked.`);
	throwFailures(keys.filter((key) => 'error' in key));
}

async function reportRevocations(
	revocations: readonly Revocation[],
	options: RevokeOptions,
	context: Context,
): Promise<void> {
	const done = revocations.filter((revocation) => revocation.outcome !== 'failed');
	await printKeys(
		done,
		options,
		context,
		({key, outcome}) =>
			say`${clean(key.id)} ${outcome === 'already' ? say`was revoked already` : say`revoked`}: ${clean(key.name)}`,
	);
	const already = done.filter(({outcome}) => outcome === 'already').map(({id}) => clean(id));
	if (options.format !== 'table' && already.length > 0) {
		await note(context, say`Revoked before this: ${join(already, ' ')}`);
	}

	throwFailures(revocations.filter((revocation) => revocation.outcome === 'failed'));
}

/** Prints keys in the chosen format: wrapped as one if one was asked for. Prints nothing if there is none. */
async function printKeys<Entry extends Found>(
	entries: readonly Entry[],
	{format, ids}: RevokeOptions,
	{stdout}: Context,
	line: (entry: Entry) => Printable,
): Promise<void> {
	if (entries.length === 0) {
		return;
	}

	if (format === 'table') {
		await write(
			stdout,
			say`${join(
				entries.map((entry) => line(entry)),
				'\n',
			)}\n`,
		);
	} else {
		const keys = entries.map(({key}) => key);
		await write(stdout, ids.length === 1 ? await keyDocument(keys[0]!, format) : await keysDocument(keys, format));
	}
}

function throwFailures(failures: ReadonlyArray<{readonly id: string; readonly error: PhywareError}>): void {
	if (failures.length > 0) {
		throw new SeveralErrors(
			failures.map(({id, error}) => new PhywareError(error.code, `${id}: ${error.message}`, error)),
		);
	}
}

/** What the command does. */
export async function run(flags: Flags, context: Context): Promise<void> {
	await runRevoke(parseRevoke(flags, context), context);
}
