import {invalid} from '../../../core/invalid.js';
import {namedInstallation, hostOf} from '../../../core/installations.js';
import {credentialOrigin} from '../../../config/target.js';
import {secretText} from '../../../output/secret-text.js';
import {clean, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {plainDocument} from '../../../output/documents.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {withInstallation} from '../../connection/connect.js';
import {connectionSettings, outputFormat} from '../../options/settings.js';
import {givenHost} from '../../installations/host.js';
import {type AuthInput} from '../../installations/options.js';

/** Prints the API key, and nothing else. A terminal is told first what it is about to show. */
export async function run(input: AuthInput, context: Context): Promise<number> {
	const format = outputFormat(input);
	const connection = connectionSettings(input, context, givenHost(input, context.installations()));
	const {target} = connection;
	if (target === undefined) {
		throw invalid('The demo has no API key to print.', {remedy: 'Remove --demo.'});
	}

	await withInstallation(connection, context, async ({credential}) => {
		const {text} = secretText(await credential());
		if (context.stdout.isTTY === true) {
			const {installation, credentialSource, address} = target;
			const place = installation === undefined ? hostOf(address) : namedInstallation(installation);
			await note(
				context,
				printable`This is the API key for ${clean(place)}, from ${clean(credentialOrigin(credentialSource)!)}. Who sees it can use it:`,
			);
		}

		await write(context.stdout, format === 'table' ? printable`${text}\n` : await plainDocument({token: text}, format));
	});
	return 0;
}
