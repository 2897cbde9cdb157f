import {Command, CommanderError, Option} from 'commander';
import {invalid} from '../core/invalid.js';
import {version} from '../core/version.js';
import {type CommandDefinition} from './command/definition.js';
import {type OptionDefinition} from './command/option.js';
import {type AnyInput, createInput} from './command/input.js';
import {helpOption, versionOption} from './options/connection.js';
import {findCommands} from './command/find-command.js';
import {helpText, spelling} from './help/help-text.js';
import {phyware} from './tree.js';

/** What a command line asks for. */
export type Invocation =
	| {readonly kind: 'print'; readonly text: string}
	| {
			readonly kind: 'run';
			readonly definition: CommandDefinition;
			readonly input: AnyInput;
			/** The whole tree that the command is part of. */
			readonly tree: CommandDefinition;
	  };

/** Parses a command line, without the program's name. Throws a validation error, with a suggestion where a word was mistyped. */
export function parseCommandLine(line: readonly string[], columns: number): Invocation {
	const {commands, argv: words} = findCommands(phyware, line);
	const end = commands.at(-1)!.takesCommand === true ? words.indexOf('--') : -1;
	const argv = end === -1 ? words : words.slice(0, end);
	const following = end === -1 ? undefined : words.slice(end + 1);
	let printed = '';
	let invocation: Invocation | undefined;
	const program = build(commands, 0, {
		columns,
		following,
		print(text) {
			printed += text;
		},
		choose(chosen) {
			invocation = chosen;
		},
	});
	program.version(version, spelling(versionOption), versionOption.summary);
	try {
		program.parse(argv, {from: 'user'});
	} catch (error) {
		if (!(error instanceof CommanderError)) {
			throw error;
		}

		if (error.exitCode !== 0) {
			throw usageError(error);
		}
	}

	return invocation ?? {kind: 'print', text: printed};
}

type Place = {
	readonly columns: number;
	/** The words after `--`, where a command may follow. */
	readonly following: readonly string[] | undefined;
	readonly print: (text: string) => void;
	readonly choose: (invocation: Invocation) => void;
};

/** Builds the commands that a line names, from one of them on; no other is needed to parse it. */
function build(commands: readonly CommandDefinition[], index: number, place: Place): Command {
	const definition = commands[index]!;
	const path = commands.slice(0, index + 1).map(({name}) => name);
	const help = () => helpText({path, definition}, place.columns);
	const command = new Command(definition.name)
		.aliases(definition.aliases ?? [])
		.exitOverride()
		.enablePositionalOptions()
		.helpCommand(false)
		.helpOption(spelling(helpOption))
		.configureOutput({
			writeOut: place.print,
			writeErr() {
				/* The error that is thrown says it all. */
			},
		})
		.configureHelp({formatHelp: help});
	for (const argument of definition.arguments ?? []) {
		// What is missing is reported by the command itself, which knows whether it may ask.
		command.argument(`[${argument.name}${argument.variadic ? '...' : ''}]`);
	}

	for (const option of definition.options ?? []) {
		command.addOption(toOption(option));
	}

	if (index + 1 < commands.length) {
		command.addCommand(build(commands, index + 1, place));
	}

	command.action(() => {
		if (definition.load !== undefined) {
			place.choose({kind: 'run', definition, input: collectInput(command, definition, place.following), tree: phyware});
			return;
		}

		const {print = help} = definition;
		place.print(print(command.args, {tree: phyware, columns: place.columns}));
	});
	return command;
}

function toOption(definition: OptionDefinition): Option {
	const option = new Option(spelling(definition));
	return definition.value === undefined
		? option
		: option.argParser((text, previous: string[] | undefined) => [...(previous ?? []), text]);
}

/** What was given for the command, at its own place or before it at its parents'. */
function collectInput(
	command: Command,
	{options = []}: CommandDefinition,
	following: readonly string[] | undefined,
): AnyInput {
	const values = new Map<string, string[]>();
	const switches = new Set<string>();
	for (let level: Command | null = command; level !== null; level = level.parent) {
		for (const {name, value} of options) {
			const given: unknown = level.opts()[attributeOf(name)];
			if (value !== undefined && Array.isArray(given)) {
				values.set(name, [...(given as string[]), ...(values.get(name) ?? [])]);
			} else if (given === !name.startsWith('no-')) {
				switches.add(name);
			}
		}
	}

	return createInput(values, switches, command.args, following);
}

/** Commander's key for an option: `--no-color` sets `color` to false. */
function attributeOf(name: string): string {
	return name.replace(/^no-/, '').replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function usageError(error: CommanderError): Error {
	// Line ends may also stand in what is quoted: the suggestion is the last line.
	const [, problem, meant] = /^(?:error: )?(.*?)(?:\n\((.*)\))?$/s.exec(error.message)!;
	// The value of a mistyped flag can be a secret.
	const message = problem!.replace(/'(-[^'=]+)=.*'/s, "'$1'");
	return invalid(`${message[0]!.toUpperCase()}${message.slice(1)}.`.replace(/\.\.$/, '.'), {
		remedy: meant ?? 'Run the command with --help to see its usage.',
	});
}
