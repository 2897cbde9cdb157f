import {defineCommand} from '../../command/definition.js';
import {
	conflict,
	inProgress,
	outcomeUnknown,
	remoteErrors,
	tenantNotFound,
	readOnlyRefusal,
} from '../../command/errors.js';
import {createOptions} from './options.js';

export const create = defineCommand({
	name: 'create',
	synonyms: ['new', 'add', 'mint'],
	summary: 'Create an API key for a tenant: mint a new key and show its secret once.',
	usage: '[OPTIONS] --tenant-id <ID> --name <NAME> [-- COMMAND...]',
	takesCommand: true,
	description: [
		'Mints a new API key scoped to a tenant. The secret is only shown once — save it immediately.',
		'The secret is printed, written to a new file with --secret-file, or delivered to the stdin of a command after --. Requires admin:keys scope. Use --scopes to follow least-privilege principles.',
	],
	options: createOptions,
	examples: [
		{
			summary: 'Create a key for a tenant',
			command: 'phyware cloud keys create --tenant-id ten_abc123 --name "ingest-key"',
		},
		{
			summary: 'Capture the secret',
			command: "SECRET=$(phyware cloud keys create --tenant-id ten_abc123 --name ci-key -o json | jq -r '.key.secret')",
		},
		{
			summary: 'Capture the secret without jq',
			command: 'SECRET=$(phyware cloud keys create --tenant-id ten_abc123 --name batch-key --secret-only)',
		},
		{
			summary: 'A key that can only send events, for 90 days',
			command: 'phyware cloud keys create --tenant-id ten_abc123 --name line-7 --scopes write:events --expires 90d',
		},
		{
			summary: 'Deliver the secret to a command',
			command: 'phyware cloud keys create --tenant-id ten_abc123 --name ci-key -- gh secret set CI_KEY',
		},
		{
			summary: 'Keep the secret in a file that only you can read',
			command: 'phyware cloud keys create --tenant-id ten_abc123 --name relay --secret-file ./relay.key',
		},
	],
	agentNotes: [
		'After -- comes a command that reads the secret from its stdin, exact bytes, no newline; PHYWARE_KEY_ID, PHYWARE_KEY_NAME and PHYWARE_KEY_TENANT_ID are in its environment. Its output goes to stderr. Unless it ends with exit code 0, the create stays pending: run phyware cloud keys recover -- COMMAND.',
		'Use it when a program needs an API key of its own.',
		'create exposes the key secret only once in the response. Store it securely before discarding. Requires admin:keys scope. Use --scopes to follow least-privilege principles.',
		'With --output json the secret is .key.secret; with --secret-file it is in that file, and null there.',
		'After OUTCOME_UNKNOWN or an interruption, do not create again: run phyware cloud keys recover. It gets the same secret for 24 hours and creates nothing twice.',
		'If PhyCloud grants other scopes than requested, the command succeeds with a warning on standard error: compare .key.scopes.',
	],
	errors: [...remoteErrors, tenantNotFound, conflict, inProgress, outcomeUnknown, readOnlyRefusal],
	output: {json: 'create', jsonl: 'minted-key'},
	load: async () => import('./create.js'),
});
