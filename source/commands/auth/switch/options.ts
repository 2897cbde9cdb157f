import {type InputOf} from '../../command/input.js';
import {type OptionDefinition} from '../../command/option.js';
import {connectionOptions} from '../../options/connection.js';
import {hostOption} from '../../installations/options.js';

export const switchOptions = [
	{
		name: hostOption.name,
		value: hostOption.value,
		summary: 'URL or label of an installation that is signed in to.',
		required: true,
	},
	...connectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `auth switch`. */
export type SwitchInput = InputOf<typeof switchOptions>;
