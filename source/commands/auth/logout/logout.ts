import {type KnownInstallation, namedInstallation} from '../../../core/installations.js';
import {openCredentialStore} from '../../../config/credential-store.js';
import {clean, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {changeSettings} from '../../installations/change.js';
import {note} from '../../command/notes.js';
import {outputFormat, viewOf} from '../../options/settings.js';
import {signedIn} from '../../installations/host.js';
import {type AuthInput} from '../../installations/options.js';
import {warnOfOverrides} from '../../installations/overrides.js';
import {printInstallation} from '../../installations/print.js';

/** Removes the key from the credential store, and then the installation from the settings: never a key that nothing tells of any more. */
export async function run(input: AuthInput, context: Context): Promise<number> {
	const options = {format: outputFormat(input), view: viewOf(input, context)};
	const installations = context.installations();
	const installation = signedIn(input, installations);
	const {host, access} = installation;
	if (access.kind === 'store') {
		await openCredentialStore(context).delete(host);
	}

	await changeSettings(({active, all}) => ({
		active: active === host ? undefined : active,
		all: all.filter((each) => each.host !== host),
	}));
	if (options.format !== 'table') {
		await printInstallation({...installation, isActive: false}, options, context);
	}

	await tellWhatIsLeft(installation, context);
	if (installations.active === host && installations.all.length > 1) {
		await note(
			context,
			printable`No installation is active now. To choose one, run: phyware auth switch --host <HOST>`,
		);
	}

	await warnOfOverrides(context);
	return 0;
}

async function tellWhatIsLeft(installation: KnownInstallation, context: Context): Promise<void> {
	const {access, host, keyId} = installation;
	const done =
		access.kind === 'store'
			? printable`Its API key was removed from the credential store.`
			: printable`Its credential command was removed from the settings.`;
	await note(context, printable`Signed out of ${clean(namedInstallation(installation))}. ${done}`);
	await note(
		context,
		printable`The API key itself still works. To revoke it, run: phyware cloud keys revoke ${clean(keyId ?? '<KEY_ID>')} --url ${clean(host)}`,
	);
}
