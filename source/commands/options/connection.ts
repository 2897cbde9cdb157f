import {defaultAddress} from '../../config/address.js';
import {listFormats, outputFormats} from '../../output/formats.js';
import {type OptionDefinition} from '../command/option.js';
import {type InputOf} from '../command/input.js';

/** The default time limit of a request, in milliseconds. */
export const defaultTimeLimit = 30_000;

/** The flag for the form of what is printed. */
export const outputOption = {
	name: 'output',
	short: 'o',
	value: '<FORMAT>',
	takes: {kind: 'choice', choices: outputFormats},
	summary: `${outputFormats.slice(0, -1).join(', ')} or ${outputFormats.at(-1)!}.`,
	default: 'table',
} as const satisfies OptionDefinition;

/** The flag for how long to wait for PhyCloud. */
export const timeoutOption = {
	name: 'timeout',
	value: '<TIME>',
	summary: 'Time limit of a request, retries included: 500ms, 30s.',
	default: '30s',
} as const satisfies OptionDefinition;

/** The flag that every command has; the parser brings it along. */
export const helpOption: OptionDefinition = {
	name: 'help',
	short: 'h',
	summary: 'Print this help.',
};

/** The flag that the program has before any command. */
export const versionOption: OptionDefinition = {
	name: 'version',
	short: 'V',
	summary: 'Print the version.',
};

/** The flags that every command has which talks to PhyCloud. */
export const connectionOptions = [
	{
		name: 'url',
		value: '<URL>',
		summary: 'URL of PhyCloud.',
		default: defaultAddress,
		environment: 'PHYCLOUD_URL',
	},
	{
		name: 'api-key',
		value: '<KEY>',
		summary: 'API key; - reads it from standard input.',
		environment: 'PHYCLOUD_API_KEY',
	},
	{
		name: 'credential-command',
		value: '<CMD>',
		summary: 'Command that prints the API key.',
		environment: 'PHYCLOUD_API_KEY_COMMAND',
	},
	timeoutOption,
	{
		name: 'ca-file',
		value: '<PATH>',
		takes: {kind: 'file'},
		summary: 'PEM file of additional certificate authorities to trust.',
	},
	{
		name: 'cert',
		value: '<PATH>',
		takes: {kind: 'file'},
		summary: 'PEM file of a client certificate, for servers that require one.',
	},
	{
		name: 'key',
		value: '<PATH>',
		takes: {kind: 'file'},
		summary: 'PEM file of its private key.',
		otherwise: 'in the file of --cert',
	},
	{name: 'allow-http', summary: 'Allow plain http to a host that is not this machine.'},
	{
		name: 'demo',
		summary: 'Use a built-in demo installation. Nothing is saved.',
	},
	{name: 'read-only', summary: 'Refuse to create, rotate or revoke keys.', environment: 'PHYWARE_READ_ONLY'},
	outputOption,
	{name: 'no-color', summary: 'Print no color, as with NO_COLOR.'},
	{name: 'no-input', summary: 'Never prompt, and never open the session.'},
	{
		name: 'debug',
		summary: 'Log each request to standard error, without credentials.',
	},
] as const satisfies readonly OptionDefinition[];

/** The same for lists, which can be reports as well. */
export const listConnectionOptions = connectionOptions.map((option) =>
	option === outputOption
		? {
				...outputOption,
				takes: {kind: 'choice', choices: listFormats},
				summary: `${listFormats.slice(0, -1).join(', ')} or ${listFormats.at(-1)!}.`,
			}
		: option,
) as unknown as typeof connectionOptions;

/** The flags of every command that talks to PhyCloud, as they were given. */
export type ConnectionInput = InputOf<typeof connectionOptions>;

/** The same as a list, for those that tell of options. */
export const sharedOptions: readonly OptionDefinition[] = connectionOptions;

export const tenantOption = {
	name: 'tenant-id',
	value: '<ID>',
	takes: {kind: 'tenant'},
	summary: 'Tenant whose keys to use.',
} as const satisfies OptionDefinition;
