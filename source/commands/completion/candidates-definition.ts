import {type CommandDefinition} from '../command/definition.js';
import {timeoutOption} from '../options/connection.js';

/** What the scripts of `completion` call while somebody types: a line for each tenant or key, its id and, after a tab, its name. */
export const candidates: CommandDefinition = {
	name: 'candidates',
	summary: 'Print the ids that a shell can complete.',
	usage: '<tenants|keys>',
	hidden: true,
	arguments: [{name: 'KIND', summary: 'tenants or keys.'}],
	options: [{...timeoutOption, summary: 'Time limit of all requests together.', default: '700ms'}],
	load: async () => import('./candidates.js'),
};
