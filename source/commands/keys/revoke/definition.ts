import {defineCommand} from '../../command/definition.js';
import {declinedError, keyNotFound, remoteErrors, readOnlyRefusal} from '../../command/errors.js';
import {revokeOptions} from './options.js';

export const revoke = defineCommand({
	name: 'revoke',
	synonyms: ['rm', 'delete', 'remove'],
	summary: 'Revoke API keys by id: invalidate one or more keys permanently.',
	usage: '[OPTIONS] (<KEY_ID>... | --tenant-id <ID> FILTERS | --apply <FILE>)',
	arguments: [
		{
			name: 'KEY_ID',
			summary: 'Unique key identifier. Repeatable.',
			variadic: true,
			takes: {kind: 'key'},
		},
	],
	description: [
		'Permanently invalidates an API key. It stops working with the next request. This cannot be undone.',
		'On a terminal, it lists the keys and asks once. Where it cannot ask, one key is revoked at once and several need --yes. If one key fails, the others are still revoked: each is reported when done, and the first failure sets the exit code. Revoking a revoked key succeeds. Rate limits are waited for.',
	],
	options: revokeOptions,
	examples: [
		{summary: 'Revoke a key', command: 'phyware cloud keys revoke key_abc123'},
		{summary: 'Check what would be revoked', command: 'phyware cloud keys revoke key_abc123 --dry-run'},
		{summary: 'Revoke several without confirmation', command: 'phyware cloud keys revoke key_abc123 key_def456 --yes'},
		{
			summary: 'When a key was revoked, as JSON',
			command: "phyware cloud keys revoke key_abc123 -o json | jq -r '.key.revoked_at'",
		},
		{
			summary: 'Revoke all expired keys of a tenant',
			command: 'phyware cloud keys revoke --tenant-id ten_abc123 --status expired --yes',
		},
		{
			summary: 'Plan, let someone read it, then apply',
			command:
				'phyware cloud keys revoke --all-tenants --unused-for 90d --plan stale.json && phyware cloud keys revoke --apply stale.json --yes',
		},
	],
	agentNotes: [
		'Instead of KEY_IDs, filters select keys of --tenant-id or --all-tenants; a selection that matches nothing succeeds. --plan writes a JSON file and revokes nothing; --apply looks at each key again and skips, with a warning, those used, renamed or revoked since.',
		'Use it when a key has leaked or is no longer needed; phyware cloud keys list shows its id.',
		'Without a terminal it never asks, and a revocation cannot be undone: check with --dry-run first. Several KEY_IDs then need --yes.',
		'With one KEY_ID the JSON is {"key": …}; with several it is {"keys": […]}, the keys that are now revoked, and each failure is a separate error on stderr, as it happens. If interrupted, it lists the keys that are left.',
		'Revoking the key that the command authenticates with is refused unless --allow-self is given.',
	],
	errors: [...remoteErrors, keyNotFound, declinedError, readOnlyRefusal],
	output: {json: 'revoke', jsonl: 'key'},
	load: async () => import('./revoke.js'),
});
