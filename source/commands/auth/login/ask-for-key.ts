import {parseCredential} from '../../../config/credential.js';
import {type Secret} from '../../../core/secret.js';
import {clean, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {askHidden} from '../../interactive/ask.js';

/** Asks a person for an API key, which does not show while it is typed. Throws a validation error for what is none. */
export async function askForKey(host: string, context: Context): Promise<Secret> {
	await note(
		context,
		printable`Sign-in by a browser is not available: an API key is asked for instead. Make one with phyware cloud keys create, or in the web interface of PhyCloud.`,
	);
	return parseCredential(await askHidden(printable`API key for ${clean(host)} (hidden):`, context), 'what was typed');
}
