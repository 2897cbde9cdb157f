import {invalid} from '../../../core/invalid.js';
import {parseId} from '../../../core/identifiers.js';
import {type OutputFormat} from '../../../output/formats.js';
import {type View} from '../../../output/view.js';
import {type Context} from '../../command/context.js';
import {type Flags} from '../../command/flags.js';
import {
	connectionSettings,
	type ConnectionSettings,
	mayQuestion,
	outputFormat,
	viewOf,
} from '../../options/settings.js';

export type RecoverOptions = {
	readonly connection: ConnectionSettings;
	/** What to do with the pending creates: get their secrets, revoke their keys, delete their journal entries, or only show them. */
	readonly action: 'finish' | 'revoke' | 'discard' | 'show';
	/** Keys that may be a pending create's, and are to be revoked although they differ. */
	readonly ids: readonly string[];
	readonly yes: boolean;
	/** Whether somebody can be asked. */
	readonly mayAsk: boolean;
	readonly format: OutputFormat;
	readonly view: View;
};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseRecover(flags: Flags, context: Context): RecoverOptions {
	if (flags.has('demo')) {
		throw invalid('--demo keeps nothing, so there is nothing to recover.', {remedy: 'Leave --demo out.'});
	}

	const action = parseAction(flags);
	const ids = flags.arguments.map((id) => parseId('key', id));
	if (ids.length > 0 && action !== 'revoke') {
		throw invalid('KEY_ID is only for --revoke.', {
			remedy: `Run: phyware cloud keys recover --revoke ${ids.join(' ')}`,
		});
	}

	const options: RecoverOptions = {
		connection: connectionSettings(flags, context),
		action,
		ids,
		yes: flags.has('yes'),
		mayAsk: mayQuestion(flags, context),
		format: outputFormat(flags),
		view: viewOf(flags, context),
	};
	if (action === 'discard' && !options.yes && !options.mayAsk) {
		throw invalid('--discard without a prompt needs --yes.', {
			reason: 'It deletes the journal entries and leaves the keys that they may have made.',
			remedy: 'Look first: phyware cloud keys recover --dry-run',
		});
	}

	return options;
}

function parseAction(flags: Flags): RecoverOptions['action'] {
	const [first, second] = ['revoke', 'discard', 'dry-run'].filter((name) => flags.has(name));
	if (second !== undefined && first !== undefined) {
		throw invalid(`--${first} and --${second} cannot be used together.`, {remedy: 'Leave one of them out.'});
	}

	switch (first) {
		case 'revoke':
		case 'discard': {
			return first;
		}

		case 'dry-run': {
			return 'show';
		}

		default: {
			return 'finish';
		}
	}
}
