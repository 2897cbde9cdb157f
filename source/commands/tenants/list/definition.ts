import {defineCommand} from '../../command/definition.js';
import {remoteErrors} from '../../command/errors.js';
import {tenantListOptions} from './options.js';

export const listTenantsCommand = defineCommand({
	name: 'list',
	aliases: ['ls'],
	summary: 'List the tenants of the installation: id, name, plan and status.',
	usage: '[OPTIONS]',
	description: ['Lists all tenants. Requires admin:tenants scope.'],
	options: tenantListOptions,
	examples: [
		{summary: 'List the tenants', command: 'phyware cloud tenants list'},
		{summary: 'Find a tenant by its name', command: 'phyware cloud tenants list --match "Acme*"'},
		{summary: 'List as JSON', command: 'phyware cloud tenants list --output json'},
		{summary: 'A report for a page', command: 'phyware cloud tenants list -o markdown'},
		{
			summary: 'The ids of the active tenants, one per line',
			command: 'phyware cloud tenants list -o jsonl | jq -r \'select(.status == "active") | .id\'',
		},
	],
	agentNotes: [
		'Use it to find the tenant id that the keys commands need.',
		'A key without admin:tenants gets FORBIDDEN: ask for the tenant id instead.',
	],
	errors: remoteErrors,
	output: {json: 'tenants', jsonl: 'tenant'},
	load: async () => import('./list.js'),
});
