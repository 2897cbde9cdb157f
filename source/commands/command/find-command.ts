import {invalid, quote} from '../../core/invalid.js';
import {suggest} from '../../core/suggest.js';
import {type CommandDefinition} from './definition.js';
import {type Command, walk} from './walk.js';

/** A command line with the commands that it names, each below the one before it. */
export type NamedCommands = {
	readonly commands: readonly [CommandDefinition, ...CommandDefinition[]];
	readonly argv: readonly string[];
};

/** Finds the commands that a line names. Throws a validation error for a word that is no command, with the command that was meant. */
export function findCommands(tree: CommandDefinition, argv: readonly string[]): NamedCommands {
	const commands: [CommandDefinition, ...CommandDefinition[]] = [tree];
	for (let index = 0; index < argv.length; index++) {
		const word = argv[index]!;
		const group = commands.at(-1)!;
		if (word.startsWith('-')) {
			const option = optionNamed(group, word);
			if (option === undefined && word !== '--') {
				// The parser knows what to do: it is for help, or mistyped.
				break;
			}

			index += takesNextWord(option, word) ? 1 : 0;
			continue;
		}

		const child = childNamed(group, word);
		if (child !== undefined) {
			commands.push(child);
			continue;
		}

		if (group.commands === undefined || group.arguments !== undefined) {
			break;
		}

		const help = word === 'help' ? childNamed(tree, word) : undefined;
		if (help !== undefined) {
			const path = commands.slice(1).map(({name}) => name);
			return {commands: [tree, help], argv: ['help', ...path, ...argv.slice(index + 1)]};
		}

		throw unknownCommand(commands, argv.slice(index));
	}

	return {commands, argv};
}

function optionNamed({options = []}: CommandDefinition, word: string) {
	const [long] = word.split('=', 1);
	return options.find(
		({name, short}) => long === `--${name}` || (short !== undefined && !word.startsWith('--') && word[1] === short),
	);
}

function takesNextWord(option: ReturnType<typeof optionNamed>, word: string): boolean {
	return option?.value !== undefined && (word === `--${option.name}` || word === `-${option.short}`);
}

function childNamed({commands = []}: CommandDefinition, word: string): CommandDefinition | undefined {
	return commands.find(({name, aliases = []}) => name === word || aliases.includes(word));
}

/** The command whose path ends with some words: the last is enough. */
export function commandNamed(tree: CommandDefinition, words: readonly string[]): Command | undefined {
	return walk(tree).find(
		({path, definition: {aliases = []}}) =>
			words.length === 0 ||
			[path.at(-1)!, ...aliases].some((name) => {
				const whole = [...path.slice(0, -1), name];
				return whole.slice(-words.length).join('\n') === words.join('\n');
			}),
	);
}

/** The path of the command that some words below a group were meant for: there or anywhere, under another name or mistyped. */
export function nearestCommand(
	commands: readonly CommandDefinition[],
	words: readonly string[],
): readonly string[] | undefined {
	const [word, ...more] = words;
	const here = commands.map(({name}) => name);
	const below = (commands.at(-1)!.commands ?? []).filter(({hidden}) => !hidden);
	const everywhere = walk(commands[0]!);
	const near =
		word === undefined
			? undefined
			: (meantBy(
					word,
					below.map((definition) => ({path: [...here, definition.name], definition})),
				) ?? meantBy(word, everywhere));
	return near && (nearestBelow(near, more) ?? near).path;
}

/** As `nearestCommand`, for what follows a command: only what is below it counts. */
function nearestBelow({path, definition}: Command, [word, ...more]: readonly string[]): Command | undefined {
	const below = (definition.commands ?? []).map((child) => ({path: [...path, child.name], definition: child}));
	const near = word === undefined ? undefined : meantBy(word, below);
	return near && (nearestBelow(near, more) ?? near);
}

function meantBy(word: string, commands: readonly Command[]): Command | undefined {
	const named = commands.find(({definition: {name, aliases = [], synonyms = []}}) =>
		[name, ...aliases, ...synonyms].includes(word.toLowerCase()),
	);
	const mistyped = suggest(
		word,
		commands.map(({definition}) => definition.name),
	);
	return named ?? commands.find(({definition}) => definition.name === mistyped);
}

function unknownCommand(commands: readonly CommandDefinition[], rest: readonly string[]): Error {
	const options = rest.findIndex((word) => word.startsWith('-'));
	const words = options === -1 ? rest : rest.slice(0, options);
	const meant = nearestCommand(commands, words);
	const names = commands
		.at(-1)!
		.commands!.filter(({hidden}) => !hidden)
		.map(({name}) => name);
	return invalid(`Unknown command ${quote(words[0]!)}.`, {
		remedy: meant === undefined ? `Choose one of: ${names.join(', ')}.` : `Did you mean: ${meant.join(' ')}`,
	});
}
