import {type ErrorFacts, remedyLines} from '../../core/errors.js';
import {safeText} from '../../output/error-text.js';
import {join, printable} from '../../terminal/printable.js';
import {write} from '../../terminal/write.js';
import {type Context} from '../command/context.js';

/** Prints on standard error what the user must know who left the session: why, and the next command. */
export async function printExitNotice(
	{reason, remedy}: Pick<ErrorFacts, 'reason' | 'remedy'>,
	{stderr}: Pick<Context, 'stderr'>,
): Promise<void> {
	const lines = [reason, ...remedyLines(remedy)].filter((line) => line !== undefined);
	await write(stderr, join(lines.map((line) => printable`${safeText(line)}\n`))).catch(() => undefined);
}
