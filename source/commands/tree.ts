import {auth} from './auth/definition.js';
import {commands} from './catalog/commands.js';
import {completion} from './completion/definition.js';
import {type CommandDefinition} from './command/definition.js';
import {emulator} from './emulator/definition.js';
import {helpFor} from './help/definition.js';
import {keys} from './keys/definition.js';
import {tenantsCommand} from './tenants/definition.js';
import {topics} from './help/topics.js';
import {versionCommand} from './help/version.js';

const cloud: CommandDefinition = {
	name: 'cloud',
	summary: 'Work with a PhyCloud installation.',
	usage: '[COMMAND]',
	commands: [keys, tenantsCommand, emulator],
	examples: [
		{summary: 'Try the built-in demo', command: 'phyware cloud keys --demo'},
		{summary: 'Run a local PhyCloud server', command: 'phyware cloud emulator'},
	],
};

const groups = [cloud, auth, commands, completion];

/** The whole command tree. */
export const phyware: CommandDefinition = {
	name: 'phyware',
	summary: 'The command line of PhyCloud.',
	usage: '[COMMAND]',
	description: ["Mint, watch and revoke the API keys of a PhyCloud installation's tenants."],
	commands: [...groups, helpFor(groups), versionCommand],
	topics,
	examples: [
		{summary: 'Try the built-in demo', command: 'phyware cloud keys --demo'},
		{
			summary: 'Create a key for a tenant',
			command: 'phyware cloud keys create --tenant-id ten_abc123 --name "ingest-key"',
		},
	],
};
