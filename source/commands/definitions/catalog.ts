import {type CommandDefinition} from './definition.js';
import {localErrors} from './errors.js';
import {outputOption} from './shared-options.js';

export const catalog: CommandDefinition = {
	name: 'catalog',
	summary: 'Print every command with all there is to know about it.',
	usage: '[OPTIONS]',
	description: [
		'For agents and other programs: what each command takes and prints, with JSON Schemas, examples, notes and errors. The table has the names alone.',
		'It is made from what the program itself is made from, and asks nobody.',
	],
	options: [outputOption],
	examples: [
		{summary: 'Everything, for an agent', command: 'phyware commands catalog --output json'},
		{summary: 'What commands there are', command: 'phyware commands catalog'},
		{summary: 'Their names, one a line', command: 'phyware commands catalog -o jsonl | jq -r .name'},
		{
			summary: 'One command alone',
			command: 'phyware commands catalog -o jsonl | jq \'select(.name == "phyware cloud keys create")\'',
		},
		{
			summary: 'The errors of all commands, with their exit codes',
			command: String.raw`phyware commands catalog -o json | jq -r '[.commands[].errors[] | "\(.code) \(.exit_code)"] | unique[]'`,
		},
	],
	agentNotes: [
		'The JSON Schemas of all that the program prints ship with it as well, in docs/schemas; catalog.json there is that of this document.',
		'Options are given as --name VALUE or --name=VALUE; a switch has no value.',
	],
	errors: localErrors,
	output: {json: 'catalog', jsonl: 'command'},
	load: async () => import('../catalog/catalog.js'),
};
