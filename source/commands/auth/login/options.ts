import {type InputOf} from '../../command/input.js';
import {type OptionDefinition} from '../../command/option.js';
import {connectionOptions} from '../../options/connection.js';
import {hostOption} from '../../installations/options.js';

/** What means the same here as elsewhere, and what is kept for later. */
const kept: Readonly<Record<string, string>> = {
	'credential-command': 'Keep this command, which prints the API key, instead of a key.',
	'api-key': 'API key to keep; - reads it from standard input.',
	'read-only': 'Mark the installation: refuse to create, rotate or revoke keys there.',
};

const loginConnectionOptions = connectionOptions.map((option: OptionDefinition) => {
	const summary = kept[option.name];
	const {environment, ...rest} = option;
	return summary === undefined ? option : {...rest, summary};
}) as unknown as typeof connectionOptions;

export const loginOptions = [
	{...hostOption, otherwise: 'PHYCLOUD_URL', summary: 'URL of the installation.'},
	{name: 'with-token', summary: 'Read the API key from standard input.'},
	{name: 'label', value: '<NAME>', summary: 'Name for the installation, such as prod.'},
	...loginConnectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `auth login`. */
export type LoginInput = InputOf<typeof loginOptions>;
