import {type Catalog, type CommandEntry, type OptionEntry} from '../../contract/output/catalog.js';
import {exitCodeMeanings, exitCodes} from '../../core/exit-codes.js';
import {type CommandDefinition} from '../command/definition.js';
import {type ArgumentDefinition, type OptionDefinition} from '../command/option.js';
import {type Command, walk} from '../command/walk.js';
import {parametersSchema} from './parameters-schema.js';
import {schemas} from './schemas.js';

/** The catalog of a command tree: every command in it that does something. */
export function catalogOf(tree: CommandDefinition, version: string): Catalog {
	return {
		commands: walk(tree)
			.filter(({definition}) => definition.load !== undefined)
			.map((command) => entryOf(command)),
		version,
		exit_codes: exitCodeMeanings.map(([code, meaning]) => ({code, meaning})),
		error_schema: schemas.error,
		notice_schema: schemas.notice,
	};
}

function entryOf({path, definition}: Command): CommandEntry {
	const {summary, synopsis = summary, usage, description = [summary], output} = definition;
	const {options = [], arguments: words = [], examples = [], agentNotes = [], errors = []} = definition;
	const name = path.join(' ');
	return {
		name,
		synopsis,
		options: options.map((option) => optionEntry(option)),
		// No command reads a document; the credential of --api-key - is a value of that option.
		input_schema: null,
		output_schema: output === undefined ? null : schemas[output.json],
		examples: examples.map((example) => ({description: example.summary, command: example.command})),
		agent_notes: agentNotes.join(' '),
		errors: errors.map(({code, message, remediation}) => ({code, exit_code: exitCodes[code], message, remediation})),
		path: path.slice(1),
		usage: `${name} ${usage}`,
		description: description.join('\n\n'),
		arguments: words.map((word) => argumentEntry(word)),
		parameters_schema: parametersSchema(definition),
		line_schema: output === undefined ? null : schemas[output.jsonl],
	};
}

function argumentEntry({name, summary, required, variadic, takes}: ArgumentDefinition): CommandEntry['arguments'][0] {
	return {
		name,
		description: summary,
		required: required ?? false,
		repeatable: variadic ?? false,
		choices: takes?.kind === 'choice' ? [...takes.choices] : null,
	};
}

function optionEntry({name, short, value, takes, summary, required, ...option}: OptionDefinition): OptionEntry {
	const choices = takes?.kind === 'choice' ? [...takes.choices] : null;
	return {
		name: `--${name}`,
		short: short === undefined ? null : `-${short}`,
		type: value === undefined ? 'boolean' : choices === null ? 'string' : 'enum',
		value: value ?? null,
		description: summary,
		required: required ?? false,
		default: option.default ?? null,
		if_absent: option.otherwise ?? null,
		env: option.environment ?? null,
		repeatable: option.repeatable ?? false,
		choices,
		known: takes?.kind === 'list' ? {...takes.known} : null,
	};
}
