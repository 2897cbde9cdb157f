import {type PartialKey} from '../../contract/entities.js';
import {PhywareError, SeveralErrors} from '../../core/errors.js';
import {parseId} from '../../core/identifiers.js';
import {invalid} from '../../core/invalid.js';
import {isRevoked} from '../../core/key-status.js';
import {type LookedUp, type Revocation} from '../../keys/revoke-key.js';
import {lookUpKeys, refuseOwnKey, revokeKeys} from '../../keys/revoke-keys.js';
import {keyDocument, keysDocument} from '../../output/documents.js';
import {keyData} from '../../output/key-data.js';
import {type OutputFormat} from '../../output/formats.js';
import {type View} from '../../output/view.js';
import {type PhyCloud} from '../../phycloud/client.js';
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
	/** Whether it was said that nobody is to be asked. */
	readonly yes: boolean;
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
		yes: flags.has('yes'),
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

		if (dryRun) {
			await reportDryRun(await lookUpKeys(client, ids, {signal}), options, context);
			return;
		}

		const keys = confirm ? await lookUpKeys(client, ids, {signal}) : await glanceAt(client, options, {signal});
		const revocable = keys.filter((key) => isRevocable(key));
		if (confirm && revocable.length > 0) {
			await confirmRevocation(
				revocable.map(({id, key}) => ({id, ...key})),
				options.view,
				context,
			);
		}

		await reportRevocations(await revokeKeys(client, keys, {signal, now}), options, context);
	});
}

/** How long one waits to learn whether a key is revoked already, in milliseconds. */
const glanceTime = 2000;

/** Keys to be revoked unasked. DELETE needs no look before: only of a single key one is tried, to be able to say that it was revoked already. */
async function glanceAt(
	client: Pick<PhyCloud, 'getKey'>,
	{ids, yes}: RevokeOptions,
	{signal}: Pick<Context, 'signal'>,
): Promise<Found[]> {
	const [id] = ids;
	if (yes || ids.length > 1 || id === undefined) {
		return ids.map((each) => ({id: each, key: undefined}));
	}

	const [seen] = await lookUpKeys(client, [id], {
		signal: AbortSignal.any([signal, AbortSignal.timeout(glanceTime)]),
	}).catch(() => []);
	signal.throwIfAborted();
	return [{id, key: seen !== undefined && isFound(seen) ? seen.key : undefined}];
}

type Found = Extract<LookedUp, {key: unknown}>;

function isFound(key: LookedUp): key is Found {
	return 'key' in key;
}

function isRevocable(key: LookedUp): key is Found {
	return isFound(key) && (key.key === undefined || !isRevoked(key.key));
}

async function reportDryRun(keys: readonly LookedUp[], options: RevokeOptions, context: Context): Promise<void> {
	await printKeys(
		keys.filter((key) => isFound(key)).map(({id, key}): PartialKey => ({id, ...key})),
		options,
		context,
		(key) => (isRevoked(key) ? say`is revoked already` : say`would be revoked`),
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
	const already = done.filter(({outcome}) => outcome === 'already').map(({id}) => id);
	const accepted = new Set(done.filter(({outcome}) => outcome === 'accepted').map(({id}) => id));
	await printKeys(
		done.map(({key}) => key),
		options,
		context,
		({id, status}) =>
			already.includes(id)
				? say`was revoked already`
				: accepted.has(id)
					? say`accepted for revocation, still ${clean(status ?? 'active')}`
					: say`revoked`,
	);
	if (options.format !== 'table' && already.length > 0) {
		await note(
			context,
			say`Revoked before this: ${join(
				already.map((id) => clean(id)),
				' ',
			)}`,
		);
	}

	throwFailures(revocations.filter((revocation) => revocation.outcome === 'failed'));
}

/** Prints keys in the chosen format: wrapped as one if one was asked for. Prints nothing if there is none. */
async function printKeys(
	keys: readonly PartialKey[],
	{format, ids}: RevokeOptions,
	{stdout}: Context,
	outcomeOf: (key: PartialKey) => Printable,
): Promise<void> {
	if (keys.length === 0) {
		return;
	}

	if (format === 'table') {
		await write(stdout, join(keys.map((key) => outcomeLine(key, outcomeOf(key)))));
	} else {
		const data = keys.map((key) => keyData(key));
		await write(stdout, ids.length === 1 ? await keyDocument(data[0]!, format) : await keysDocument(data, format));
	}
}

function outcomeLine({id, name}: PartialKey, outcome: Printable): Printable {
	return name === undefined ? say`${clean(id)} ${outcome}\n` : say`${clean(id)} ${outcome}: ${clean(name)}\n`;
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
