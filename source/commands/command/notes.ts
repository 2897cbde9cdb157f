import {join, type Printable, printable} from '../../terminal/printable.js';
import {writeLine} from '../../terminal/write.js';
import {type Context} from './context.js';

/** Tells a person something beside the data: on standard error, so that pipes carry data only. */
export async function note(context: Pick<Context, 'stderr'>, line: Printable): Promise<void> {
	await writeLine(context.stderr, line);
}

/** Tells of something that went otherwise than asked, though the command succeeded. */
export async function warn(context: Pick<Context, 'stderr'>, line: Printable): Promise<void> {
	await note(context, join([printable`warning:`, line], ' '));
}
