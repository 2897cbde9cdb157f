import {setTimeout as delay} from 'node:timers/promises';
import {monotonicTime} from '../../../core/clock.js';
import {InterruptedError, PhywareError} from '../../../core/errors.js';
import {quoted} from '../../../core/escape-sequences.js';
import {magnitude} from '../../../core/relative-time.js';
import {finishRotation, type RotationEnd} from '../../../keys/rotation/finish-rotations.js';
import {statusCommand} from '../../../keys/rotation/status-command.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';
import {clean, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {type Connection} from '../../connection/connect.js';
import {rotationStaysOpen} from './stays-open.js';

type WaitOptions = {
	/** The longest to wait, in milliseconds. */
	readonly wait: number;
	/** How long the old key must not have been used, in milliseconds. */
	readonly quietFor: number;
};

/** How long is waited between looks, in milliseconds, at most and at least. */
const longestRest = 30_000;
const shortestRest = 500;

/** Looks at a rotation until its old key can be revoked, and revokes it. Throws `ROTATION_OPEN` when the time is over. */
export async function waitAndRevoke(
	{client, journal, rotations}: Connection,
	entry: RotationEntry,
	{wait, quietFor}: WaitOptions,
	context: Context,
): Promise<number> {
	const {now, signal} = context;
	const end = monotonicTime() + wait;
	const rest = Math.min(longestRest, Math.max(shortestRest, Math.min(wait, quietFor) / 20));
	let told = '';
	try {
		for (;;) {
			const outcome = await lookOnce(async () =>
				finishRotation(client, {journal, rotations}, {entry}, {force: false, quietFor, now, signal}),
			);
			if (outcome?.outcome === 'revoked') {
				await note(
					context,
					printable`The old key ${clean(quoted(entry.old.name))} (${clean(entry.old.id)}) is revoked.`,
				);
				return 0;
			}

			if (outcome?.outcome === 'over') {
				await note(context, printable`${clean(outcome.verdict.message)} The rotation has ended.`);
				return 0;
			}

			const kind = outcome?.verdict.kind ?? '';
			if (outcome !== undefined && kind !== told) {
				told = kind;
				await note(context, printable`Waiting: ${clean(outcome.verdict.message)}`).catch(() => undefined);
			}

			const left = end - monotonicTime();
			if (left <= 0) {
				throw rotationStaysOpen(
					entry,
					outcome === undefined
						? 'PhyCloud does not answer.'
						: `${outcome.verdict.message} Waited ${magnitude(wait) ?? `${wait / 1000} s`}.`,
				);
			}

			await delay(Math.min(rest, left), undefined, {signal}).catch(() => {
				signal.throwIfAborted();
			});
		}
	} catch (error) {
		throw error instanceof InterruptedError ? interrupted(error, entry) : error;
	}
}

/** A look, or `undefined` where it failed in a way that passes: there is time to look again. */
async function lookOnce(look: () => Promise<RotationEnd>): Promise<RotationEnd | undefined> {
	try {
		const outcome = await look();
		if (outcome.error === undefined || isPassing(outcome.error)) {
			return outcome;
		}

		throw outcome.error;
	} catch (error) {
		if (error instanceof PhywareError && isPassing(error)) {
			return undefined;
		}

		throw error;
	}
}

function isPassing({code}: PhywareError): boolean {
	return ['CONNECTION', 'SERVER', 'RATE_LIMITED', 'OUTCOME_UNKNOWN'].includes(code);
}

function interrupted({signal}: InterruptedError, {old}: RotationEntry): InterruptedError {
	return new InterruptedError(signal, {
		reason: `Both keys work: the old key ${quoted(old.name)} (${old.id}) was not revoked.`,
		remedy: `To see how far it is, run: ${statusCommand}\nTo go on, run: phyware cloud keys rotate --finish ${old.id}`,
	});
}
