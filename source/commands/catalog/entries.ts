import {type Catalog, type CommandEntry, type OptionEntry} from '../../contract/catalog.js';
import {exitCodeMeanings, exitCodes} from '../../core/exit-codes.js';
import {type ArgumentDefinition, type CommandDefinition, type OptionDefinition} from '../definitions/definition.js';
import {type Command, walk} from '../definitions/walk.js';
import {inputSchema} from './input-schema.js';
import {schemas} from './schemas.js';

/** The catalogue of a command tree: every command in it that does something. */
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
	const {summary, usage, description = [summary], options = [], arguments: words = [], output} = definition;
	const {examples = [], notes = [], errors = []} = definition;
	const name = path.join(' ');
	return {
		name,
		path: path.slice(1),
		synopsis: `${name} ${usage}`,
		summary,
		description: description.join('\n\n'),
		arguments: words.map((word) => argumentEntry(word)),
		options: options.map((option) => optionEntry(option)),
		input_schema: inputSchema(definition),
		output_schema: output === undefined ? null : schemas[output.json],
		line_schema: output === undefined ? null : schemas[output.jsonl],
		examples: examples.map((example) => ({description: example.summary, command: example.command})),
		notes: [...notes],
		errors: errors.map(({code, message, remediation}) => ({code, exit_code: exitCodes[code], message, remediation})),
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
