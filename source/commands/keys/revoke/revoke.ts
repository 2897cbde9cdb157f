import {type Key, type PartialKey} from '../../../contract/wire/entities.js';
import {InterruptedError, PhywareError, SeveralErrors} from '../../../core/errors.js';
import {invalid} from '../../../core/invalid.js';
import {isRevoked} from '../../../core/key-status.js';
import {type KeyLookUp} from '../../../keys/revoke-key.js';
import {lookUpKeys, refuseOwnKey, revokeKeys} from '../../../keys/revoke-keys.js';
import {endRotationsOf} from '../../../keys/rotation/note-changes.js';
import {type OutputFormat} from '../../../output/formats.js';
import {type View} from '../../../output/view.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type Paint} from '../../../terminal/theme.js';
import {write} from '../../../terminal/write.js';
import {type Connection, withConnection} from '../../connection/connect.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {remind} from '../../connection/remind.js';
import {
	connectionSettings,
	type ConnectionSettings,
	errorPainter,
	mayQuestion,
	outputFormat,
	viewOf,
	writableConnection,
} from '../../options/settings.js';
import {counted} from '../../../core/quantity.js';
import {notTogether} from '../../command/usage-errors.js';
import {confirmRevocation} from './confirm.js';
import {createRevokeReport, keyLine, printDocument} from './report.js';
import {findTarget} from './find-target.js';
import {type RevokeInput} from './options.js';
import {createPlan, writePlan} from './plan.js';
import {parseTarget, type RevokeTarget} from './target.js';

export type RevokeOptions = {
	readonly connection: ConnectionSettings;
	readonly target: RevokeTarget;
	/** The file to write a plan to, instead of revoking. */
	readonly planFile: string | undefined;
	readonly dryRun: boolean;
	readonly allowSelf: boolean;
	/** Whether `--yes` was given. */
	readonly yes: boolean;
	/** Whether a person is asked first. */
	readonly confirm: boolean;
	readonly format: OutputFormat;
	readonly view: View;
	/** For errors that are printed as they happen. */
	readonly errorPaint: Paint;
};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseRevoke(input: RevokeInput, context: Context): RevokeOptions {
	const target = parseTarget(input, context);
	const dryRun = input.has('dry-run');
	const yes = input.has('yes');
	const planFile = input.one('plan');
	if (planFile !== undefined && dryRun) {
		throw notTogether('plan', 'dry-run', 'A plan revokes nothing either.');
	}

	const changesNothing = dryRun || planFile !== undefined;
	const isAsked = !changesNothing && !yes && mayQuestion(input, context);
	if (!isSingleTarget(target) && !changesNothing && !yes && !isAsked) {
		throw invalid('Several keys need --yes where the command cannot ask.', {
			reason: 'A revocation cannot be undone.',
			remedy: 'Check with --dry-run first, then add --yes.',
		});
	}

	return {
		connection: changesNothing ? connectionSettings(input, context) : writableConnection(input, context),
		target,
		planFile,
		dryRun,
		allowSelf: input.has('allow-self'),
		yes,
		confirm: isAsked,
		format: outputFormat(input),
		view: viewOf(input, context),
		errorPaint: errorPainter(input, context),
	};
}

/** Whether one key is meant, by its id. */
function isSingleTarget(target: RevokeTarget): boolean {
	return target.kind === 'ids' && target.ids.length === 1;
}

/** Revokes the keys and reports each. Resolves with the exit code: the first failure's, if there was one. */
export async function runRevoke(options: RevokeOptions, context: Context): Promise<number> {
	const {target, dryRun, allowSelf, confirm, planFile, view} = options;
	const {signal} = context;
	return withConnection(options.connection, context, async (connection) => {
		const {client} = connection;
		await remind(connection, options.format, context);
		const found = await findTarget(client, target, view.now, context);
		const {ids} = found;
		if (ids.length === 0) {
			await note(context, printable`No key to revoke.`);
			return 0;
		}

		if (!allowSelf) {
			await refuseOwnKey(client, ids, {signal});
		}

		if (planFile !== undefined) {
			const keys = found.keys ?? (await lookUpAll(client, ids, {signal}));
			return makePlan(keys, planFile, {url: client.address.href, target, now: view.now}, context);
		}

		const shown = {...options, ids, isSingle: isSingleTarget(target)};
		if (dryRun) {
			await reportDryRun(
				found.keys?.map((key) => ({id: key.id, key})) ?? (await lookUpKeys(client, ids, {signal})),
				shown,
				context,
			);
			return 0;
		}

		const known = found.keys?.map((key): KeyLookUp => ({id: key.id, key}));
		const keys = known ?? (confirm ? await lookUpKeys(client, ids, {signal}) : await glanceAt(client, shown, {signal}));
		const revocable = keys.filter((key) => isRevocable(key));
		if (confirm && revocable.length > 0) {
			await confirmRevocation(
				revocable.map(({id, key}) => ({id, ...key})),
				options.view,
				context,
			);
		}

		return revokeAndReport(connection, keys, shown, context);
	});
}

/** Keys with their data. Throws if one cannot be looked up: a plan must say what it is about. */
async function lookUpAll(
	client: Pick<PhyCloud, 'getKey'>,
	ids: readonly string[],
	{signal}: Pick<Context, 'signal'>,
): Promise<Key[]> {
	const looked = await lookUpKeys(client, ids, {signal});
	throwFailures(looked.filter((key) => 'error' in key));
	return looked.flatMap((each) => (isFound(each) && each.key !== undefined ? [each.key] : []));
}

/** Writes a plan, and says how to apply it. */
async function makePlan(
	keys: readonly Key[],
	file: string,
	{url, target, now}: {readonly url: string; readonly target: RevokeTarget; readonly now: Date},
	context: Context,
): Promise<number> {
	const selection = target.kind === 'selection' ? target.text : keys.map(({id}) => id).join(' ');
	await writePlan(file, createPlan(keys, {url, selection, now}));
	await note(
		context,
		printable`Wrote a plan for ${clean(counted(keys.length, 'key'))} to ${clean(file)}. Nothing was revoked. To revoke them, run: phyware cloud keys revoke --apply ${clean(file)}`,
	);
	return 0;
}

/** What the parts of a run share: its options, and the ids that it is about. */
type Run = RevokeOptions & {readonly ids: readonly string[]; readonly isSingle: boolean};

/** Revokes keys and reports each as it is done; an interruption says what was done by then. */
async function revokeAndReport(
	{client, rotations}: Connection,
	keys: readonly KeyLookUp[],
	options: Run,
	context: Context,
): Promise<number> {
	const report = createRevokeReport(options, context);
	const revoked = new Set<string>();
	try {
		await revokeKeys(client, keys, {
			signal: context.signal,
			now: context.now,
			onStart: report.begin,
			async onEnd(revocation) {
				if (revocation.outcome === 'revoked' || revocation.outcome === 'already') {
					revoked.add(revocation.id);
				}

				await report.add(revocation);
			},
			onWait(milliseconds) {
				const seconds = Math.ceil(milliseconds / 1000);
				void note(context, printable`Rate limit exceeded. Waiting ${seconds} s.`).catch(() => undefined);
			},
		});
	} catch (error) {
		throw error instanceof InterruptedError ? await report.interrupted(error) : error;
	} finally {
		await endRotationsOf(rotations, client.address, revoked);
	}

	return report.finish();
}

/** How long one waits to learn whether a key is revoked already, in milliseconds. */
const glanceTime = 2000;

/** Keys to be revoked unasked. DELETE needs no look before: only of a single key one is tried, to be able to say that it was revoked already. */
async function glanceAt(
	client: Pick<PhyCloud, 'getKey'>,
	{ids, yes}: Run,
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

type Found = Extract<KeyLookUp, {key: unknown}>;

function isFound(key: KeyLookUp): key is Found {
	return 'key' in key;
}

function isRevocable(key: KeyLookUp): key is Found {
	return isFound(key) && (key.key === undefined || !isRevoked(key.key));
}

async function reportDryRun(keys: readonly KeyLookUp[], options: Run, context: Context): Promise<void> {
	await printKeys(
		keys.filter((key) => isFound(key)).map(({id, key}): PartialKey => ({id, ...key})),
		options,
		context,
		(key) => (isRevoked(key) ? printable`is already revoked` : printable`would be revoked`),
	);
	await note(context, printable`Dry run: nothing was revoked.`);
	throwFailures(keys.filter((key) => 'error' in key));
}

/** Prints keys in the chosen format: wrapped as one if one was asked for. Prints nothing if there is none. */
async function printKeys(
	keys: readonly PartialKey[],
	{format, isSingle}: Run,
	context: Context,
	outcomeOf: (key: PartialKey) => Printable,
): Promise<void> {
	if (keys.length === 0) {
		return;
	}

	if (format === 'table') {
		await write(context.stdout, join(keys.map((key) => keyLine(key, outcomeOf(key)))));
	} else {
		await printDocument(keys, {format, isSingle}, context);
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
export async function run(input: RevokeInput, context: Context): Promise<number> {
	return runRevoke(parseRevoke(input, context), context);
}
