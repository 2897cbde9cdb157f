import {type CommandDefinition} from '../command/definition.js';
import {catalog} from './definition.js';

export const commands: CommandDefinition = {
	name: 'commands',
	summary: 'Describe the commands for agents and other programs.',
	usage: '[COMMAND]',
	commands: [catalog],
	examples: catalog.examples!.slice(0, 2),
};
