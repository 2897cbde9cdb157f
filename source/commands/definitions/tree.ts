import {commands} from './commands.js';
import {completion} from './completion.js';
import {type CommandDefinition} from './definition.js';
import {emulator} from './emulator.js';
import {keys} from './keys.js';

const cloud: CommandDefinition = {
	name: 'cloud',
	summary: 'Work with a PhyCloud installation.',
	usage: '[COMMAND]',
	commands: [keys, emulator],
	examples: [
		{summary: 'Look around without a PhyCloud at hand', command: 'phyware cloud keys --demo'},
		{summary: 'Run a local PhyCloud server', command: 'phyware cloud emulator'},
	],
};

/** The whole command tree. */
export const phyware: CommandDefinition = {
	name: 'phyware',
	summary: 'The command line of PhyCloud.',
	usage: '[COMMAND]',
	description: ["Mint, watch and revoke the API keys of a PhyCloud installation's tenants."],
	commands: [cloud, commands, completion],
	examples: [
		{summary: 'Look around without a PhyCloud at hand', command: 'phyware cloud keys --demo'},
		{
			summary: 'Create a key for a tenant',
			command: 'phyware cloud keys create --tenant-id ten_abc123 --name "ingest-key"',
		},
	],
};
