import {type Journal} from '../settings/journal.js';
import {quoted} from '../core/escape-sequences.js';
import {recoverCommand} from '../keys/failed-create.js';
import {isMachineFormat, type OutputFormat} from '../output/formats.js';
import {asciiJson, clean, type Printable, say} from '../terminal/printable.js';
import {type Context} from './context.js';
import {note} from './notes.js';

/** The line that says that interrupted creates wait; `undefined` if none does. */
export async function reminder(journal: Journal): Promise<Printable | undefined> {
	const {entries, broken} = await journal.interrupted().catch(() => ({entries: [], broken: []}));
	const [first] = entries;
	if (first === undefined) {
		return broken.length === 0
			? undefined
			: say`A note of an interrupted create cannot be read: ${clean(recoverCommand)}`;
	}

	const name = clean(quoted(first.request.name));
	const others = entries.length - 1;
	return others === 0
		? say`The create of ${name} was interrupted: ${clean(recoverCommand)}`
		: say`The creates of ${name} and ${others} more were interrupted: ${clean(recoverCommand)}`;
}

/** Says in one line on standard error that interrupted creates wait. */
export async function remind(journal: Journal, format: OutputFormat, context: Pick<Context, 'stderr'>): Promise<void> {
	const line = await reminder(journal);
	if (line === undefined) {
		return;
	}

	const notice = {message: line, remediation: recoverCommand};
	// Whoever has closed standard error does not want to know.
	await note(context, isMachineFormat(format) ? asciiJson({notice}) : line).catch(() => undefined);
}
