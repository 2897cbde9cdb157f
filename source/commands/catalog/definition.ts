import {defineCommand} from '../command/definition.js';
import {localErrors} from '../command/errors.js';
import {catalogOptions} from './options.js';

export const catalog = defineCommand({
	name: 'catalog',
	summary: 'Describe every command for agents and other programs: options, JSON Schemas, examples and errors.',
	usage: '[OPTIONS]',
	description: [
		'For agents and other programs: the options and output of each command, with JSON Schemas, examples, notes and errors. The table has names and synopses only.',
		'It is generated from the definitions that the parser and the help use, and sends no request.',
	],
	options: catalogOptions,
	examples: [
		{summary: 'Everything, for an agent', command: 'phyware commands catalog --output json'},
		{summary: 'The commands, as a table', command: 'phyware commands catalog'},
		{summary: 'Their names, one per line', command: 'phyware commands catalog -o jsonl | jq -r .name'},
		{
			summary: 'A single command',
			command: 'phyware commands catalog -o jsonl | jq \'select(.name == "phyware cloud keys create")\'',
		},
		{
			summary: 'The errors of all commands, with their exit codes',
			command: String.raw`phyware commands catalog -o json | jq -r '[.commands[].errors[] | "\(.code) \(.exit_code)"] | unique[]'`,
		},
	],
	agentNotes: [
		'Use it to find the command for a task and how to call it: search each synopsis, then read the options and examples.',
		'Pass an option as --name VALUE or --name=VALUE; a boolean has no value. parameters_schema is the schema of the options and arguments as one object.',
		'The JSON Schemas of all output are in docs/schemas as well; catalog.json describes this document.',
	],
	errors: localErrors,
	output: {json: 'catalog', jsonl: 'command'},
	load: async () => import('./catalog.js'),
});
