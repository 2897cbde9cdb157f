import {type CommandDefinition} from './definition.js';
import {sharedOptions} from './shared-options.js';

export const recover: CommandDefinition = {
	name: 'recover',
	summary: 'Finish creates that were interrupted.',
	usage: '[OPTIONS]',
	description: [
		'A create that is killed, cut off or cannot deliver its secret leaves a note behind. This goes through those notes: each create is finished, and its secret printed, for as long as PhyCloud keeps answers (24 hours). Later, the key is named, so that it can be revoked.',
		'Nothing is created twice: a create that is sent again gets the answer of the first.',
	],
	options: [
		{name: 'revoke', summary: 'Revoke what was created instead of printing its secret.', group: 'Options:'},
		{name: 'dry-run', summary: 'Show what waits, and do nothing.', group: 'Options:'},
		...sharedOptions,
	],
	examples: [
		{summary: 'Get the secrets of interrupted creates', command: 'phyware cloud keys recover'},
		{summary: 'See what waits', command: 'phyware cloud keys recover --dry-run'},
		{summary: 'Make sure that nothing is left of them', command: 'phyware cloud keys recover --revoke'},
	],
	load: async () => import('../keys/recover.js'),
};
