import {type CommandDefinition} from './definition.js';
import {sharedOptions} from './shared-options.js';

export const revoke: CommandDefinition = {
	name: 'revoke',
	summary: 'Revoke API keys for good.',
	usage: '[OPTIONS] <KEY_ID>...',
	arguments: [{name: 'KEY_ID', summary: 'Unique key identifier; several may be given.', variadic: true}],
	description: [
		'Permanently invalidates an API key. It stops working with the next request, and nothing brings it back.',
		'On a terminal it shows what would stop working and asks once; elsewhere it revokes without asking. One failure does not stop the others: each is reported, and the first decides the exit code. Revoking a revoked key is a success.',
	],
	options: [
		{name: 'yes', short: 'y', summary: 'Do not ask.', group: 'Options:'},
		{name: 'dry-run', summary: 'Show what would be revoked, and revoke nothing.', group: 'Options:'},
		{
			name: 'allow-self',
			summary: 'Allow revoking the very key that this command authenticates with.',
			group: 'Options:',
		},
		...sharedOptions,
	],
	examples: [
		{summary: 'Revoke a key', command: 'phyware cloud keys revoke key_abc123'},
		{summary: 'Look before you revoke', command: 'phyware cloud keys revoke key_abc123 --dry-run'},
		{summary: 'Revoke several without being asked', command: 'phyware cloud keys revoke key_abc123 key_def456 --yes'},
		{
			summary: 'When a key was revoked, as JSON',
			command: "phyware cloud keys revoke key_abc123 -o json | jq -r '.key.revoked_at'",
		},
		{
			summary: 'Revoke every key of a tenant that has expired',
			command:
				'phyware cloud keys list --tenant-id ten_abc123 --status expired -o jsonl | jq -r .id | xargs -r phyware cloud keys revoke --yes',
		},
	],
	load: async () => import('../keys/revoke.js'),
};
