import {Command, CommanderError, Option} from 'commander';
import {invalid, quote} from '../core/invalid.js';
import {suggest} from '../core/suggest.js';
import {version} from '../core/version.js';
import {type CommandDefinition, type OptionDefinition} from './definitions/definition.js';
import {Flags} from './flags.js';
import {helpOption, versionOption} from './definitions/shared-options.js';
import {helpAfterOptions, optionHelp, spelling} from './help.js';
import {phyware} from './definitions/tree.js';

/** What a command line asks for. */
export type Invocation =
	| {readonly kind: 'print'; readonly text: string}
	| {
			readonly kind: 'run';
			readonly definition: CommandDefinition;
			readonly flags: Flags;
			/** The whole tree that the command is part of. */
			readonly tree: CommandDefinition;
	  };

/** Parses a command line, without the program's name. Throws a validation error, with a suggestion where a word was mistyped. */
export function parseCommandLine(argv: readonly string[], columns: number): Invocation {
	let printed = '';
	let invocation: Invocation | undefined;
	const program = build(
		phyware,
		{argv, columns},
		{
			print(text) {
				printed += text;
			},
			choose(chosen) {
				invocation = chosen;
			},
		},
	);
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

type Reports = {readonly print: (text: string) => void; readonly choose: (invocation: Invocation) => void};

type Line = {readonly argv: readonly string[]; readonly columns: number};

/** Builds the commands that the line can lead to; of those that it does not name, only what a list of commands shows. */
function build(definition: CommandDefinition, line: Line, reports: Reports): Command {
	const command = new Command(definition.name)
		.summary(definition.summary)
		.description((definition.description ?? [definition.summary]).join('\n\n'))
		.usage(definition.usage)
		.exitOverride()
		.enablePositionalOptions()
		.helpCommand(false)
		.helpOption(spelling(helpOption), helpOption.summary)
		.allowExcessArguments(isGroup(definition))
		.configureOutput({
			writeOut: reports.print,
			writeErr() {
				/* The error that is thrown says it all. */
			},
			getOutHelpWidth: () => line.columns,
		})
		.configureHelp({showGlobalOptions: false, sortSubcommands: false})
		.addHelpText('after', helpAfterOptions(definition));
	for (const argument of definition.arguments ?? []) {
		// What is missing is reported by the command itself, which knows whether it may ask.
		command.argument(`[${argument.name}${argument.variadic ? '...' : ''}]`, argument.summary);
	}

	for (const option of definition.options ?? []) {
		command.addOption(toOption(option));
	}

	for (const child of definition.commands ?? []) {
		command.addCommand(
			line.argv.includes(child.name) ? build(child, line, reports) : new Command(child.name).summary(child.summary),
			{hidden: child.hidden ?? false},
		);
	}

	command.action(() => {
		const [word] = command.args;
		if (isGroup(definition) && word !== undefined) {
			throw unknownCommand(word, definition.commands);
		}

		if (definition.load === undefined) {
			command.outputHelp();
		} else {
			reports.choose({kind: 'run', definition, flags: collectFlags(command, definition), tree: phyware});
		}
	});
	return command;
}

/** Whether a word after the command can only be one of its own commands. */
function isGroup(
	definition: CommandDefinition,
): definition is CommandDefinition & Required<Pick<CommandDefinition, 'commands'>> {
	return definition.commands !== undefined && definition.arguments === undefined;
}

function unknownCommand(word: string, commands: readonly CommandDefinition[]): Error {
	const names = commands.map(({name}) => name);
	const meant = suggest(word, names);
	return invalid(`Unknown command ${quote(word)}.`, {
		remedy: meant === undefined ? `Choose one of: ${names.join(', ')}.` : `Did you mean ${meant}?`,
	});
}

function toOption(definition: OptionDefinition): Option {
	const option = new Option(spelling(definition), optionHelp(definition)).helpGroup(definition.group);
	return definition.value === undefined
		? option
		: option.argParser((text, previous: string[] | undefined) => [...(previous ?? []), text]);
}

/** What was given for the command, at its own place or before it at its parents'. */
function collectFlags(command: Command, {options = []}: CommandDefinition): Flags {
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

	return new Flags(values, switches, command.args);
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
		remedy: meant ?? 'Add --help to see what there is.',
	});
}
