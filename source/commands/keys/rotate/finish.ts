import {PhywareError} from '../../../core/errors.js';
import {exitCodeOf} from '../../../core/exit-codes.js';
import {finishRotation, isDue, type RotationEnd} from '../../../keys/rotation/finish-rotations.js';
import {lookAtPairs, type Pair} from '../../../keys/rotation/pairs.js';
import {createRateGate} from '../../../keys/rate-gate.js';
import {errorText} from '../../../output/error-text.js';
import {isMachineFormat} from '../../../output/formats.js';
import {type RotationRow} from '../../../output/rotation-table.js';
import {clean, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {type Connection, withConnection} from '../../connection/connect.js';
import {confirmRevocation} from '../revoke/confirm.js';
import {keyLine} from '../revoke/report.js';
import {rotationsAt, rotationsOf} from './entries.js';
import {type FinishOptions} from './parse-rotate.js';
import {rotationsText, rowOf} from './rows.js';
import {refuseOwnOldKeys} from './own-key.js';
import {rotationStaysOpen} from './stays-open.js';

/** Revokes the old keys that nobody needs any more, and says why the others stay. Resolves with the exit code. */
export async function finish(options: FinishOptions, context: Context): Promise<number> {
	return withConnection(options.connection, context, async (connection) => {
		const {client, journal, rotations} = connection;
		const {ids, force, confirm, quietFor, format, view} = options;
		const {now, signal} = context;
		const {entries: all, failure} = await rotationsAt(client.address, rotations, context);
		const entries = rotationsOf(all, ids);
		if (entries.length === 0) {
			await write(context.stdout, await rotationsText([], format, view));
			await note(context, printable`No rotation is open at ${clean(client.address.href)}.`);
			if (failure !== undefined) {
				throw failure;
			}

			return 0;
		}

		await refuseOwnOldKeys(
			client,
			entries.map(({old}) => old.id),
			{signal},
		);
		if (confirm) {
			const looked = await lookAtPairs(client, journal, entries, {quietFor, now, signal});
			const due = looked.filter((pair): pair is Pair => 'verdict' in pair && isDue(pair, force));
			if (due.length > 0) {
				await confirmRevocation(
					due.map(({old, entry}) => old ?? {...entry.old, tenant_id: entry.tenant_id}),
					view,
					context,
				);
			}
		}

		const {rows, failures} = await finishAll(connection, entries, options, context);
		if (format !== 'table' && format !== 'jsonl') {
			await write(context.stdout, await rotationsText(rows, format, view));
		}

		const first = failures[0] ?? failure;
		return first === undefined ? 0 : exitCodeOf(first);
	});
}

/** Finishes one rotation after the other, and reports each at once. */
async function finishAll(
	{client, journal, rotations}: Connection,
	entries: ReadonlyArray<Pair['entry']>,
	{ids, force, quietFor, format, view, errorPaint}: FinishOptions,
	context: Context,
): Promise<{readonly rows: readonly RotationRow[]; readonly failures: readonly PhywareError[]}> {
	const gate = createRateGate((milliseconds) => {
		void note(context, printable`Rate limit exceeded. Waiting ${Math.ceil(milliseconds / 1000)} s.`).catch(
			() => undefined,
		);
	});
	const rows: RotationRow[] = [];
	const failures: PhywareError[] = [];
	const options = {force, quietFor, gate, now: context.now, signal: context.signal};
	for (const entry of entries) {
		// Each is reported before the next is touched.
		const outcome = await finishRotation(client, {journal, rotations}, {entry}, options).catch((error: unknown) => {
			if (!(error instanceof PhywareError) || error.code === 'INTERRUPTED') {
				throw error;
			}

			return {entry, error};
		});
		const row = rowOf('verdict' in outcome ? outcome : {entry, error: outcome.error}, outcomeOf(outcome));
		rows.push(row);
		if (format === 'table') {
			await tell(outcome, ids.length > 0, context);
		} else if (format === 'jsonl') {
			await write(context.stdout, await rotationsText([row], format, view));
		}

		const error = failureOf(outcome, ids.length > 0);
		if (error === undefined) {
			continue;
		}

		failures.push(error);
		await write(context.stderr, errorText(error, {json: isMachineFormat(format), paint: errorPaint}));
	}

	return {rows, failures};
}

type Ended = RotationEnd | {readonly entry: Pair['entry']; readonly error: PhywareError};

function outcomeOf(ended: Ended): RotationEnd['outcome'] {
	return 'outcome' in ended ? ended.outcome : 'open';
}

/** Says what became of a rotation, as a line. */
async function tell(ended: Ended, isNamed: boolean, context: Context): Promise<void> {
	// What failed, or stays open though it was named, is said as an error.
	if (!('verdict' in ended) || failureOf(ended, isNamed) !== undefined) {
		return;
	}

	const {entry, outcome, verdict} = ended;
	if (outcome === 'revoked') {
		await write(context.stdout, keyLine(entry.old, printable`revoked`));
		return;
	}

	const what = outcome === 'over' ? printable`has ended` : printable`stays`;
	await note(context, printable`${clean(entry.old.name)} (${clean(entry.old.id)}) ${what}: ${clean(verdict.message)}`);
}

/** The error of a rotation: a key that was named must not stay open unnoticed. */
function failureOf(ended: Ended, isNamed: boolean): PhywareError | undefined {
	const {entry, error} = ended;
	if (error !== undefined) {
		return new PhywareError(error.code, `${entry.old.id}: ${error.message}`, error);
	}

	return isNamed && 'verdict' in ended && ended.outcome === 'open'
		? rotationStaysOpen(entry, ended.verdict.message)
		: undefined;
}
