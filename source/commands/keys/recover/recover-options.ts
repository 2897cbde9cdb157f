import {invalid} from '../../../core/invalid.js';
import {parseId} from '../../../core/identifiers.js';
import {type OutputFormat} from '../../../output/formats.js';
import {type View} from '../../../output/view.js';
import {type Context} from '../../command/context.js';
import {
	connectionSettings,
	type ConnectionSettings,
	mayQuestion,
	outputFormat,
	commandTimeout,
	viewOf,
	writableConnection,
} from '../../options/settings.js';
import {type DeliveryCommand, parseCommand} from '../../delivery/command-line.js';
import {notTogether} from '../../command/usage-errors.js';
import {type RecoverInput} from './options.js';

export type RecoverOptions = {
	readonly connection: ConnectionSettings;
	/** What to do with the pending creates: get their secrets, revoke their keys, delete their journal entries, or only show them. */
	readonly action: 'finish' | 'revoke' | 'discard' | 'show';
	/** The command that gets each secret, instead of standard output. */
	readonly command: DeliveryCommand | undefined;
	/** Keys that may be a pending create's, and are to be revoked although they differ. */
	readonly ids: readonly string[];
	readonly yes: boolean;
	/** Whether the command can ask. */
	readonly mayAsk: boolean;
	readonly format: OutputFormat;
	readonly view: View;
};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseRecover(input: RecoverInput, context: Context): RecoverOptions {
	if (input.has('demo')) {
		throw invalid('--demo saves nothing, so there is nothing to recover', {remedy: 'Remove --demo.'});
	}

	const action = parseAction(input);
	const ids = input.arguments.map((id) => parseId('key', id));
	if (ids.length > 0 && action !== 'revoke') {
		throw invalid('KEY_ID needs --revoke.', {
			remedy: `Run: phyware cloud keys recover --revoke ${ids.join(' ')}`,
		});
	}

	const command = parseCommand(input.command, commandTimeout(input), context.environment);
	if (command !== undefined && action !== 'finish') {
		throw invalid(`--${action === 'show' ? 'dry-run' : action} and a command after -- cannot be used together`, {
			reason: 'No secret is delivered then.',
			remedy: 'Remove one of them.',
		});
	}

	const options: RecoverOptions = {
		connection:
			action === 'show' || action === 'discard'
				? connectionSettings(input, context)
				: writableConnection(input, context),
		action,
		command,
		ids,
		yes: input.has('yes'),
		mayAsk: mayQuestion(input, context),
		format: outputFormat(input),
		view: viewOf(input, context),
	};
	if (action === 'discard' && !options.yes && !options.mayAsk) {
		throw invalid('--discard needs --yes where it cannot ask.', {
			reason: 'It deletes the journal entries and revokes none of the keys that they may have created.',
			remedy: 'To check first, run: phyware cloud keys recover --dry-run',
		});
	}

	return options;
}

function parseAction(input: RecoverInput): RecoverOptions['action'] {
	const [first, second] = (['revoke', 'discard', 'dry-run'] as const).filter((name) => input.has(name));
	if (second !== undefined && first !== undefined) {
		throw notTogether(first, second);
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
