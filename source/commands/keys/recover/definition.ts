import {defineCommand} from '../../command/definition.js';
import {
	conflict,
	inProgress,
	outcomeUnknown,
	remoteErrors,
	tenantNotFound,
	readOnlyRefusal,
} from '../../command/errors.js';
import {recoverOptions} from './options.js';

export const recover = defineCommand({
	name: 'recover',
	summary: 'Recover a create that was interrupted: finish pending creates and print their secrets.',
	usage: '[OPTIONS] [KEY_ID]... [-- COMMAND...]',
	takesCommand: true,
	arguments: [
		{
			name: 'KEY_ID',
			summary: 'With --revoke: a key to revoke even if it differs from the create.',
			variadic: true,
			takes: {kind: 'key'},
		},
	],
	description: [
		'A create stays pending until its secret is delivered. recover sends it again with the same idempotency key and prints the secret, which PhyCloud keeps for 24 hours. After that, it prints the id of the key so that you can revoke it. If the server creates a second key, both are reported.',
		'With --revoke, only a key that matches the create is revoked without confirmation. Any other candidate is shown with its differences: confirm it, or pass its KEY_ID.',
	],
	options: recoverOptions,
	examples: [
		{summary: 'Get the secrets of pending creates', command: 'phyware cloud keys recover'},
		{summary: 'Show the pending creates', command: 'phyware cloud keys recover --dry-run'},
		{summary: 'Revoke the keys of pending creates', command: 'phyware cloud keys recover --revoke'},
		{
			summary: 'Capture the secret of the first one',
			command: "SECRET=$(phyware cloud keys recover -o json | jq -r '.keys[0].secret')",
		},
		{
			summary: 'Their names, one per line',
			command: 'phyware cloud keys recover --dry-run -o jsonl | jq -r .name',
		},
	],
	agentNotes: [
		'Use it after a create was interrupted or ended with OUTCOME_UNKNOWN.',
		'It finishes the pending creates of this user on this machine, at the installation of --url.',
		'With --revoke, a key matches a create if its name, scopes, expiry, creator and time do.',
		'With --dry-run the JSON is {"creates": […]}, the pending creates; with --revoke it is {"keys": […]}, the keys that were revoked; otherwise it is {"keys": […]}, the keys with their secrets.',
	],
	errors: [...remoteErrors, tenantNotFound, conflict, inProgress, outcomeUnknown, readOnlyRefusal],
	output: {json: 'recover', jsonl: 'recover-line'},
	load: async () => import('./recover.js'),
});
