import {clean, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {withConnection} from '../../connection/connect.js';
import {rotationReminder} from '../../connection/remind.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {discardEntries} from './discard.js';
import {finishCreates} from './finish.js';
import {parseRecover, type RecoverOptions} from './recover-options.js';
import {undoCreates} from './undo.js';
import {pendingText, reportOtherEntries} from './pending-creates.js';
import {type RecoverInput} from './options.js';

/** Goes through the pending creates of this installation; a failure stays with its own. */
export async function runRecover(options: RecoverOptions, context: Context): Promise<void> {
	await withConnection(options.connection, context, async (connection) => {
		const {client, journal} = connection;
		const found = await journal.interrupted();
		const entries = found.entries.filter(({url}) => url === client.address.href);
		const failure = await reportOtherEntries(found, entries, context);
		switch (options.action) {
			case 'show': {
				await write(context.stdout, await pendingText(entries, options.format));
				break;
			}

			case 'discard': {
				await discardEntries(entries, connection, options, context);
				break;
			}

			case 'revoke': {
				await undoCreates(entries, connection, options, context);
				break;
			}

			case 'finish': {
				await finishCreates(entries, connection, options, context);
			}
		}

		if (failure !== undefined) {
			throw failure;
		}

		if (entries.length === 0) {
			await note(context, printable`No pending creates at ${clean(client.address.href)}.`);
		}

		const open = connection.demoTenant === undefined && (await rotationReminder(connection.rotations, client.address));
		if (open) {
			await note(context, open);
		}
	});
}

/** What the command does. */
export async function run(input: RecoverInput, context: Context): Promise<number> {
	await runRecover(parseRecover(input, context), context);
	return 0;
}
