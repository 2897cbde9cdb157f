import {type Journal} from '../../storage/journal/journal.js';
import {type Rotations} from '../../storage/journal/rotations.js';
import {quoted} from '../../core/escape-sequences.js';
import {recoverCommand} from '../../keys/failed-create.js';
import {statusCommand} from '../../keys/rotation/status-command.js';
import {isMachineFormat, type ListFormat} from '../../output/formats.js';
import {asciiJson, clean, type Printable, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {note} from '../command/notes.js';
import {type Connection} from './connect.js';

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

/** The line that says that rotations are open; `undefined` if none is. */
export async function rotationReminder(rotations: Rotations, here?: URL): Promise<Printable | undefined> {
	const {entries, broken} = await rotations.open().catch(() => ({entries: [], broken: []}));
	const isHere = ({url}: {readonly url: string}) => here === undefined || url === here.href;
	const first = entries.find((entry) => isHere(entry)) ?? entries[0];
	if (first === undefined) {
		return broken.length === 0
			? undefined
			: printable`A rotation in the journal cannot be read. Run: ${clean(statusCommand)}`;
	}

	const place = isHere(first) ? printable`` : printable` at ${clean(new URL(first.url).host)}`;
	const command = clean(isHere(first) ? statusCommand : `${statusCommand} --url ${first.url}`);
	return entries.length === 1
		? printable`The rotation of ${clean(quoted(first.old.name))}${place} is open: the old key still works. Run: ${command}`
		: printable`${entries.length} rotations are open: their old keys still work. Run: ${command}`;
}

/** Says on standard error, in one line for each, that interrupted creates wait and that rotations are open. */
export async function remind(
	{journal, rotations, demoTenant}: Pick<Connection, 'journal' | 'rotations' | 'demoTenant'>,
	format: ListFormat,
	context: Pick<Context, 'stderr'>,
): Promise<void> {
	await tell(await reminder(journal), recoverCommand, format, context);
	// The demo's rotation is there to be looked at.
	if (demoTenant === undefined) {
		await tell(await rotationReminder(rotations), statusCommand, format, context);
	}
}

async function tell(
	line: Printable | undefined,
	remediation: string,
	format: ListFormat,
	context: Pick<Context, 'stderr'>,
): Promise<void> {
	if (line === undefined) {
		return;
	}

	const notice = {message: line, remediation};
	// A closed stderr is no reason to fail.
	await note(context, isMachineFormat(format) ? asciiJson({notice}) : line).catch(() => undefined);
}
