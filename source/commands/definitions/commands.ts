import {catalog} from './catalog.js';
import {type CommandDefinition} from './definition.js';

export const commands: CommandDefinition = {
	name: 'commands',
	summary: 'Tell programs what commands there are.',
	usage: '[COMMAND]',
	commands: [catalog],
	examples: catalog.examples!.slice(0, 2),
};
