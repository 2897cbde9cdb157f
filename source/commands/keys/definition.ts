import {defineCommand} from '../command/definition.js';
import {remoteErrors, tenantNotFound} from '../command/errors.js';
import {sessionOptions} from './session/options.js';
import {audit} from './audit/definition.js';
import {create} from './create/definition.js';
import {identify} from './identify/definition.js';
import {list} from './list/definition.js';
import {recover} from './recover/definition.js';
import {revoke} from './revoke/definition.js';
import {rotate} from './rotate/definition.js';

export const keys = defineCommand({
	name: 'keys',
	summary: 'Create, list, and revoke PhyCloud API keys.',
	synopsis: "Open the interactive session, in which people manage a tenant's API keys.",
	usage: '[OPTIONS] [COMMAND]',
	description: [
		'On a terminal, opens the interactive session. In a pipe, prints the keys of --tenant-id, as list does.',
		'Use --demo to try it: nothing to set up, nothing saved.',
	],
	options: sessionOptions,
	commands: [create, list, revoke, rotate, audit, recover, identify],
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
		'For people. Programs use create, list, revoke and recover.',
		'Without a terminal it prints what list prints, and needs --tenant-id unless --demo is given. It reads stdin only for --api-key -.',
	],
	errors: [...remoteErrors, tenantNotFound],
	output: {json: 'list', jsonl: 'list-line'},
	load: async () => import('./session/session.js'),
});
