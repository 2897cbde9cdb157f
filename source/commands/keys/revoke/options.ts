import {connectionOptions} from '../../options/connection.js';
import {type OptionDefinition} from '../../command/option.js';
import {type InputOf} from '../../command/input.js';

export const revokeOptions = [
	{name: 'yes', short: 'y', summary: 'Do not ask.'},
	{name: 'dry-run', summary: 'Show what would be revoked and change nothing.'},
	{
		name: 'allow-self',
		summary: 'Allow revoking the key that this command authenticates with.',
	},
	...connectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `revoke`. */
export type RevokeInput = InputOf<typeof revokeOptions>;
