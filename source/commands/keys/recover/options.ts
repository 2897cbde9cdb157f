import {connectionOptions} from '../../options/connection.js';
import {type OptionDefinition} from '../../command/option.js';
import {type InputOf} from '../../command/input.js';

export const recoverOptions = [
	{name: 'revoke', summary: 'Revoke the created keys instead of printing their secrets.'},
	{
		name: 'discard',
		summary: 'Delete the journal entries; revoke no key.',
	},
	{name: 'dry-run', summary: 'Show the pending creates and change nothing.'},
	{name: 'yes', short: 'y', summary: 'Do not ask for confirmation.'},
	{
		name: 'command-timeout',
		value: '<TIME>',
		summary: 'Time limit of the command after --.',
		default: '2m',
	},
	...connectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `recover`. */
export type RecoverInput = InputOf<typeof recoverOptions>;
