import {type CommandDefinition} from './definition.js';
import {conflict, inProgress, outcomeUnknown, remoteErrors, tenantNotFound} from './errors.js';
import {sharedOptions} from './shared-options.js';

export const recover: CommandDefinition = {
	name: 'recover',
	summary: 'Recover interrupted creates: finish each pending create and print its secret.',
	usage: '[OPTIONS] [KEY_ID]...',
	arguments: [
		{
			name: 'KEY_ID',
			summary: "With --revoke: a key that may be a pending create's, and is to be revoked although it differs.",
			variadic: true,
			takes: {kind: 'key'},
		},
	],
	description: [
		'A create that is killed, cut off or cannot deliver its secret leaves a note behind. This goes through those notes: each create is finished, and its secret printed, for as long as PhyCloud keeps answers (24 hours). Later, the key is named, so that it can be revoked.',
		'A create that is sent again carries the same idempotency key, so that PhyCloud answers as it did before. Where it makes a second key all the same, both are reported by id.',
		'With --revoke, only a key that fits the create in name, scopes, expiry, creator and time is revoked without asking. Any other that may be its is shown with what differs, and revoked after a question or if its KEY_ID is given.',
	],
	options: [
		{name: 'revoke', summary: 'Revoke what was created instead of printing its secret.', group: 'Options:'},
		{
			name: 'discard',
			summary: 'Delete the journal entries, and leave the keys that they may have created.',
			group: 'Options:',
		},
		{name: 'dry-run', summary: 'Show what waits, and do nothing.', group: 'Options:'},
		{name: 'yes', short: 'y', summary: 'Do not ask before deleting journal entries.', group: 'Options:'},
		...sharedOptions,
	],
	examples: [
		{summary: 'Get the secrets of interrupted creates', command: 'phyware cloud keys recover'},
		{summary: 'See what waits', command: 'phyware cloud keys recover --dry-run'},
		{summary: 'Make sure that nothing is left of them', command: 'phyware cloud keys recover --revoke'},
		{
			summary: 'Capture the secret of the first that was interrupted',
			command: "SECRET=$(phyware cloud keys recover -o json | jq -r '.keys[0].secret')",
		},
		{
			summary: 'The names of what waits, one a line',
			command: 'phyware cloud keys recover --dry-run -o jsonl | jq -r .name',
		},
	],
	agentNotes: [
		'Use it after a create was interrupted or ended with OUTCOME_UNKNOWN.',
		'It finishes the pending creates of this user on this machine, at the installation of --url.',
		'With --dry-run the JSON is {"creates": […]}, the pending creates; with --revoke it is {"keys": […]}, the keys that were revoked; otherwise {"keys": […]}, the keys with their secrets.',
	],
	errors: [...remoteErrors, tenantNotFound, conflict, inProgress, outcomeUnknown],
	output: {json: 'recover', jsonl: 'recover-line'},
	load: async () => import('../keys/recover.js'),
};
