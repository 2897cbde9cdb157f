import {namedInstallation} from '../../../core/installations.js';
import {clean, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {changeSettings} from '../../installations/change.js';
import {requireFlags} from '../../command/input.js';
import {note} from '../../command/notes.js';
import {outputFormat, viewOf} from '../../options/settings.js';
import {signedIn} from '../../installations/host.js';
import {warnOfOverrides} from '../../installations/overrides.js';
import {printInstallation} from '../../installations/print.js';
import {type SwitchInput} from './options.js';

/** Makes an installation the active one. */
export async function run(input: SwitchInput, context: Context): Promise<number> {
	const options = {format: outputFormat(input), view: viewOf(input, context)};
	const installations = context.installations();
	if (input.one('host') === undefined && input.one('url') === undefined) {
		const others = installations.all.filter(({host}) => host !== installations.active);
		const [first] = others.length > 0 ? others : installations.all;
		requireFlags({host: undefined}, `phyware auth switch --host ${first?.host ?? '<URL>'}`);
	}

	const chosen = signedIn(input, installations);
	await changeSettings((before) => {
		// Another process can have signed out of it by now.
		signedIn(input, before);
		return {...before, active: chosen.host};
	});
	await printInstallation({...chosen, isActive: true}, options, context);
	await note(context, printable`${clean(namedInstallation(chosen))} is now the active installation.`);
	await warnOfOverrides(context);
	return 0;
}
