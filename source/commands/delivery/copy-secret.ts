import {type Secret} from '../../core/secret.js';
import {openClipboard} from '../../terminal/clipboard.js';
import {printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {note, warn} from '../command/notes.js';

/** Copies a secret that is delivered already, and says how sure that is. A copy that fails is a warning: nothing is lost. */
export async function copySecret(secret: Secret, context: Context): Promise<void> {
	const terminal = [context.stdout, context.stderr].find(({isTTY}) => isTTY);
	const certainty = await openClipboard(context.environment, terminal)
		.copy(secret.reveal())
		.catch(() => undefined);
	switch (certainty) {
		case 'confirmed': {
			await note(
				context,
				printable`The secret was also copied. It stays in the clipboard until you copy something else.`,
			);
			break;
		}

		case 'sent': {
			await note(context, printable`The secret was also sent to the terminal's clipboard. Paste to check.`);
			break;
		}

		case undefined: {
			await warn(context, printable`the secret was not copied: no clipboard, and no terminal that has one.`);
			break;
		}
	}
}
