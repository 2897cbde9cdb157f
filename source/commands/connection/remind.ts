import {type Journal} from '../../storage/journal/journal.js';
import {quoted} from '../../core/escape-sequences.js';
import {recoverCommand} from '../../keys/failed-create.js';
import {isMachineFormat, type ListFormat} from '../../output/formats.js';
import {asciiJson, clean, type Printable, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {note} from '../command/notes.js';

/** The line that says that interrupted creates wait; `undefined` if none does. Those of the installation at hand come first; another is named. */
export async function reminder(journal: Journal, here?: URL): Promise<Printable | undefined> {
	const {entries, broken} = await journal.interrupted().catch(() => ({entries: [], broken: []}));
	const isHere = ({url}: {readonly url: string}) => here === undefined || url === here.href;
	const first = entries.find((entry) => isHere(entry)) ?? entries[0];
	if (first === undefined) {
		return broken.length === 0 ? undefined : printable`A journal entry cannot be read. Run: ${clean(recoverCommand)}`;
	}

	const place = isHere(first) ? printable`` : printable` at ${clean(new URL(first.url).host)}`;
	const name = printable`${clean(quoted(first.request.name))}${place}`;
	const others = entries.length - 1;
	const command = clean(isHere(first) ? recoverCommand : `${recoverCommand} --url ${first.url}`);
	return others === 0
		? printable`The create of ${name} is pending. Run: ${command}`
		: printable`The creates of ${name} and ${others} more are pending. Run: ${command}`;
}

/** Says in one line on standard error that interrupted creates wait. */
export async function remind(journal: Journal, format: ListFormat, context: Pick<Context, 'stderr'>): Promise<void> {
	const line = await reminder(journal);
	if (line === undefined) {
		return;
	}

	const notice = {message: line, remediation: recoverCommand};
	// A closed stderr is no reason to fail.
	await note(context, isMachineFormat(format) ? asciiJson({notice}) : line).catch(() => undefined);
}
