import {type CommandDefinition} from './definition.js';
import {remoteErrors, tenantNotFound} from './errors.js';
import {listingOptions} from './listing-options.js';
import {sharedOptions, tenantOption} from './shared-options.js';

export const list: CommandDefinition = {
	name: 'list',
	summary: 'List the API keys of a tenant, or watch them change: id, name, scopes, status, expiry and last use.',
	usage: '[OPTIONS] --tenant-id <ID>',
	description: [
		'Lists all API keys for a tenant (secrets are masked), newest first.',
		'Every page is fetched. On a terminal the table fits the width by leaving columns out; in a pipe it has all of them, with full times.',
	],
	options: [
		{...tenantOption, summary: 'Tenant whose keys to list.', required: true},
		...listingOptions,
		...sharedOptions,
	],
	examples: [
		{summary: 'List keys for a tenant', command: 'phyware cloud keys list --tenant-id ten_abc123'},
		{summary: 'List as JSON', command: 'phyware cloud keys list --tenant-id ten_abc123 --output json'},
		{
			summary: 'Keys that end within two weeks, the first to end on top',
			command: 'phyware cloud keys list --tenant-id ten_abc123 --expires-within 14d --sort expires',
		},
		{
			summary: 'The ids of all active keys, one a line',
			command: 'phyware cloud keys list --tenant-id ten_abc123 --status active -o jsonl | jq -r .id',
		},
		{
			summary: 'Keys that were never used',
			command:
				"phyware cloud keys list --tenant-id ten_abc123 -o json | jq -r '.keys[] | select(.last_used_at == null) | .name'",
		},
	],
	agentNotes: [
		'Use it to find the id of a key, or the keys that are active, unused or about to expire.',
		'With --output jsonl each page is printed as it arrives, in constant memory, unless --sort is given; the other formats wait for the last page.',
		'--watch runs until it is stopped; its lines are {"event": …, "at": …, "key": …}, and the event of the first ones is listed.',
		'An empty list is a success. Secrets are never listed: redacted_secret has only the end of one.',
	],
	errors: [...remoteErrors, tenantNotFound],
	output: {json: 'list', jsonl: 'list-line'},
	load: async () => import('../keys/list.js'),
};
