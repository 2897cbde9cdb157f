import {create} from './create.js';
import {type CommandDefinition} from './definition.js';
import {remoteErrors, tenantNotFound} from './errors.js';
import {list} from './list.js';
import {recover} from './recover.js';
import {revoke} from './revoke.js';
import {sharedOptions, tenantOption} from './shared-options.js';

export const keys: CommandDefinition = {
	name: 'keys',
	summary: 'Create, list, and revoke PhyCloud API keys.',
	synopsis: "Open the interactive session, in which people manage a tenant's API keys.",
	usage: '[OPTIONS] [COMMAND]',
	description: [
		'Without a command it opens the interactive session on a terminal. In a pipe it prints the keys of --tenant-id, as list does.',
		'Try it with --demo: nothing to set up, nothing saved.',
	],
	options: [{...tenantOption, summary: 'Tenant to open.'}, ...sharedOptions],
	commands: [create, list, revoke, recover],
	examples: [
		{summary: 'Try the built-in demo', command: 'phyware cloud keys --demo'},
		{summary: "Open a tenant's keys", command: 'phyware cloud keys --tenant-id ten_abc123'},
		{
			summary: 'Create a key for a tenant',
			command: 'phyware cloud keys create --tenant-id ten_abc123 --name "ingest-key"',
		},
		{summary: 'List keys for a tenant', command: 'phyware cloud keys list --tenant-id ten_abc123'},
		{summary: 'Revoke a key', command: 'phyware cloud keys revoke key_abc123'},
	],
	agentNotes: [
		'It is for people; programs use create, list, revoke and recover.',
		'Without a terminal it prints what list prints, and needs --tenant-id unless --demo is given. Standard input is only read for --api-key -.',
	],
	errors: [...remoteErrors, tenantNotFound],
	output: {json: 'list', jsonl: 'list-line'},
	load: async () => import('../keys/session.js'),
};
