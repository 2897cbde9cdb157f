import {defaultAddress} from '../../settings/address.js';
import {outputFormats} from '../../output/formats.js';
import {type OptionDefinition} from './definition.js';

/** The time limit of a request that nobody set, in milliseconds. */
export const defaultTimeLimit = 30_000;

/** The flag for the form of what is printed. */
export const outputOption: OptionDefinition = {
	name: 'output',
	short: 'o',
	value: '<FORMAT>',
	takes: {kind: 'choice', choices: outputFormats},
	summary: `${outputFormats.slice(0, -1).join(', ')} or ${outputFormats.at(-1)!}.`,
	default: 'table',
	group: 'Output:',
};

/** The flag for how long to wait for PhyCloud. */
export const timeoutOption: OptionDefinition = {
	name: 'timeout',
	value: '<TIME>',
	summary: 'Time limit of each request, retries included: 30, 30s, 500ms or 2m.',
	default: '30s',
	group: 'Connection:',
};

/** The flag that every command has; the parser brings it along. */
export const helpOption: OptionDefinition = {
	name: 'help',
	short: 'h',
	summary: 'Print this help.',
	group: 'Options:',
};

/** The flag that the program has before any command. */
export const versionOption: OptionDefinition = {
	name: 'version',
	short: 'V',
	summary: 'Print the version.',
	group: 'Options:',
};

/** The flags that every command has which talks to PhyCloud. */
export const sharedOptions: readonly OptionDefinition[] = [
	{
		name: 'url',
		value: '<URL>',
		summary: 'Address of the PhyCloud installation.',
		default: defaultAddress,
		environment: 'PHYCLOUD_URL',
		group: 'Connection:',
	},
	{
		name: 'api-key',
		value: '<KEY>',
		summary:
			"API key to authenticate with. A dash reads it from standard input, which, like the variable, keeps it out of the shell's history and the list of processes.",
		environment: 'PHYCLOUD_API_KEY',
		group: 'Connection:',
	},
	timeoutOption,
	{
		name: 'ca-file',
		value: '<PATH>',
		takes: {kind: 'file'},
		summary: "PEM file of certificate authorities to trust besides Node's and the system's.",
		group: 'Connection:',
	},
	{
		name: 'cert',
		value: '<PATH>',
		takes: {kind: 'file'},
		summary: 'PEM file of a client certificate, for servers that ask for one.',
		group: 'Connection:',
	},
	{
		name: 'key',
		value: '<PATH>',
		takes: {kind: 'file'},
		summary: 'PEM file of its private key, without a passphrase.',
		otherwise: 'in the file of --cert',
		group: 'Connection:',
	},
	{name: 'allow-http', summary: 'Allow plain http to a host that is not this machine.', group: 'Connection:'},
	{
		name: 'demo',
		summary: 'Work on a demo installation that runs inside this command: no set-up, nothing kept.',
		group: 'Connection:',
	},
	outputOption,
	{name: 'no-color', summary: 'No colour. NO_COLOR does the same.', group: 'Output:'},
	{name: 'no-input', summary: 'Never ask anything and never open the session.', group: 'Output:'},
	{
		name: 'debug',
		summary: 'Log each request on standard error: method, path, status, time and id, never a credential.',
		group: 'Output:',
	},
];

export const tenantOption: OptionDefinition = {
	name: 'tenant-id',
	value: '<ID>',
	takes: {kind: 'tenant'},
	summary: 'Tenant whose keys are meant.',
	group: 'Options:',
};
