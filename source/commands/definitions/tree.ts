import {commands} from './commands.js';
import {completion} from './completion.js';
import {type CommandDefinition} from './definition.js';
import {emulator} from './emulator.js';
import {helpFor} from './help.js';
import {keys} from './keys.js';
import {topics} from './topics.js';
import {versionCommand} from './version.js';

const cloud: CommandDefinition = {
	name: 'cloud',
	summary: 'Work with a PhyCloud installation.',
	usage: '[COMMAND]',
	commands: [keys, emulator],
	examples: [
		{summary: 'Try the built-in demo', command: 'phyware cloud keys --demo'},
		{summary: 'Run a local PhyCloud server', command: 'phyware cloud emulator'},
	],
};

const groups = [cloud, commands, completion];

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
