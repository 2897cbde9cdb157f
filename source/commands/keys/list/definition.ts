import {defineCommand} from '../../command/definition.js';
import {remoteErrors, tenantNotFound} from '../../command/errors.js';
import {listOptions} from './options.js';

export const list = defineCommand({
	name: 'list',
	aliases: ['ls'],
	summary: 'List the API keys of a tenant, or watch them change: id, name, scopes, status, expiry and last use.',
	usage: '[OPTIONS] (--tenant-id <ID> | --all-tenants)',
	description: ['Lists all API keys for a tenant (secrets are masked), newest first.'],
	options: listOptions,
	examples: [
		{summary: 'List keys for a tenant', command: 'phyware cloud keys list --tenant-id ten_abc123'},
		{summary: 'List as JSON', command: 'phyware cloud keys list --tenant-id ten_abc123 --output json'},
		{
			summary: 'Keys that expire within two weeks, soonest first',
			command: 'phyware cloud keys list --tenant-id ten_abc123 --expires-within 14d --sort expires',
		},
		{
			summary: 'The ids of all active keys, one per line',
			command: 'phyware cloud keys list --tenant-id ten_abc123 --status active -o jsonl | jq -r .id',
		},
		{
			summary: 'Keys of all tenants that have not been used for 90 days, for a spreadsheet',
			command: 'phyware cloud keys list --all-tenants --unused-for 90d -o csv',
		},
		{
			summary: 'Keys that have never been used',
			command:
				"phyware cloud keys list --tenant-id ten_abc123 -o json | jq -r '.keys[] | select(.last_used_at == null) | .name'",
		},
	],
	agentNotes: [
		'--status active includes keys that expire within 14 days; expiring is those alone. A filter that PhyCloud sends no field for leaves keys out, with a warning: unknown last use never counts as unused.',
		'Fetches all pages. On a terminal, columns that do not fit are omitted; in a pipe, the table has all columns and full times.',
		'Use it to find the id of a key, or the keys that are active, unused or about to expire.',
		'With --output jsonl, each page is printed as it arrives, in constant memory, unless --sort is given. The other formats wait for the last page.',
		'--watch runs until you stop it; its lines are {"event": …, "at": …, "key": …}, and the first ones have the event listed.',
		'An empty list is a success. Secrets are never listed: redacted_secret has only the last characters.',
	],
	errors: [...remoteErrors, tenantNotFound],
	output: {json: 'list', jsonl: 'list-line'},
	load: async () => import('./list.js'),
});
