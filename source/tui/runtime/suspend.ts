import {once} from 'node:events';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {type useApp} from 'ink';
import {monotonicTime} from '../../core/clock.js';

/** How long the system is given to stop the program, in milliseconds: a group of processes without a shell is never stopped. */
const patience = 250;

type SuspendOptions = {
	/** Takes back what the session asked of the terminal beyond what Ink did, and asks for it again. */
	readonly modes: {leave: () => void; enter: () => void};
	readonly signal: AbortSignal;
};

/** Puts the whole group of processes aside, as a shell does it, until it is brought back to the front. Resolves with whether it was. */
export async function suspendProcess(
	{suspendTerminal}: Pick<ReturnType<typeof useApp>, 'suspendTerminal'>,
	{modes, signal}: SuspendOptions,
): Promise<boolean> {
	modes.leave();
	const suspension = await suspendTerminal();
	const start = monotonicTime();
	const stop = new AbortController();
	const options = {signal: AbortSignal.any([signal, stop.signal])};
	try {
		const resumed = once(process, 'SIGCONT', options).then(() => true);
		process.kill(0, 'SIGTSTP');
		const isResumed = await Promise.race([resumed, delay(patience, false, options)]).catch(() => false);
		// A clock that went on tells of a stop, too: after it the timer may be heard before the signal.
		return isResumed || monotonicTime() - start > 2 * patience;
	} finally {
		stop.abort();
		// The window may have another size by now: Node learns it by this signal alone.
		process.emit('SIGWINCH');
		await suspension.resume();
		modes.enter();
	}
}
