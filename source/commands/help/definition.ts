import {invalid, quote} from '../../core/invalid.js';
import {suggest} from '../../core/suggest.js';
import {commandNamed, nearestCommand} from '../command/find-command.js';
import {type CommandDefinition} from '../command/definition.js';
import {walk} from '../command/walk.js';
import {helpText, topicText} from './help-text.js';
import {topics} from './topics.js';

/** The command that prints the help of the others, and of what is no command. */
export function helpFor(commands: readonly CommandDefinition[]): CommandDefinition {
	const names = commands.flatMap((command) => walk(command)).map(({definition}) => definition.name);
	return {
		name: 'help',
		summary: 'Print help on a command or a topic.',
		usage: '[COMMAND...|TOPIC]',
		description: ['Prints what --help prints. The last word of a command is enough: help create.'],
		arguments: [
			{
				name: 'COMMAND',
				summary: `A command, or a topic: ${topics.map(({name}) => name).join(', ')}.`,
				variadic: true,
				takes: {kind: 'choice', choices: [...names, ...topics.map(({name}) => name)]},
			},
		],
		examples: [
			{summary: 'Help on a command', command: 'phyware help cloud keys create'},
			{summary: 'The same', command: 'phyware help create'},
			{summary: 'What each exit code means', command: 'phyware help exit-codes'},
			{summary: 'The environment variables', command: 'phyware help environment'},
		],
		print: (words, {tree, columns}) => printHelp(words, tree, columns),
	};
}

function printHelp(words: readonly string[], tree: CommandDefinition, columns: number): string {
	const topic = words.length === 1 ? topics.find(({name}) => name === words[0]) : undefined;
	if (topic !== undefined) {
		return topicText(topic, columns);
	}

	const command = commandNamed(tree, words);
	if (command !== undefined) {
		return helpText(command, columns);
	}

	const meant =
		suggest(
			words[0]!,
			topics.map(({name}) => name),
		) ?? nearestCommand([tree], words)?.slice(1).join(' ');
	throw invalid(`no help for ${quote(words.join(' '))}`, {
		remedy: meant === undefined ? 'Run: phyware help' : `Did you mean: phyware help ${meant}`,
	});
}
