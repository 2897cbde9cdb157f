import {version} from '../../core/version.js';
import {type CommandDefinition} from '../command/definition.js';

export const versionCommand: CommandDefinition = {
	name: 'version',
	summary: 'Print the version.',
	usage: '',
	examples: [
		{summary: 'Print the version', command: 'phyware version'},
		{summary: 'The same', command: 'phyware --version'},
	],
	print: () => `${version}\n`,
};
