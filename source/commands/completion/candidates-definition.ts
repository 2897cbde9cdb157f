import {defineCommand} from '../command/definition.js';
import {candidatesOptions} from './candidates-options.js';

/** What the scripts of `completion` call while the user types: a line for each tenant or key, its id and, after a tab, its name. */
export const candidates = defineCommand({
	name: 'candidates',
	summary: 'Print ids for shell completion.',
	usage: '<tenants|keys>',
	hidden: true,
	arguments: [{name: 'KIND', summary: 'tenants or keys.'}],
	options: candidatesOptions,
	load: async () => import('./candidates.js'),
});
