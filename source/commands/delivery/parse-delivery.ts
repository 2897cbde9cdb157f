import {invalid} from '../../core/invalid.js';
import {type Context} from '../command/context.js';
import {type CommandInput} from '../command/input.js';
import {notTogether} from '../command/usage-errors.js';
import {commandTimeout, outputFormat, viewOf} from '../options/settings.js';
import {parseCommand} from './command-line.js';
import {type Delivery} from './deliver.js';

type DeliveryInput = Pick<
	CommandInput<'secret-file' | 'command-timeout' | 'output', 'secret-only' | 'no-color', never>,
	'one' | 'has' | 'command'
>;

/** Where a secret is to go. Throws a validation error for two places, and for one that cannot be. */
export function parseDelivery(input: DeliveryInput, context: Context): Delivery {
	const format = outputFormat(input);
	const secretOnly = input.has('secret-only');
	const secretFile = input.one('secret-file');
	if (secretFile === '-') {
		throw invalid('--secret-file takes a path, not - for stdout.', {
			remedy: 'To print only the secret, use --secret-only. For a file of that name, use ./-.',
		});
	}

	if (secretOnly && (secretFile !== undefined || format !== 'table')) {
		throw notTogether(
			'secret-only',
			secretFile === undefined ? 'output' : 'secret-file',
			'--secret-only prints only the secret.',
		);
	}

	const command = parseCommand(input.command, commandTimeout(input), context.environment);
	if (command !== undefined && (secretOnly || secretFile !== undefined)) {
		throw invalid(`--${secretOnly ? 'secret-only' : 'secret-file'} and a command after -- cannot be used together`, {
			reason: 'The command gets the secret.',
			remedy: 'Remove one of them.',
		});
	}

	return {format, secretOnly, secretFile, command, view: viewOf(input, context)};
}
