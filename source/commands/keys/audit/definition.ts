import {defineCommand} from '../../command/definition.js';
import {remoteErrors, tenantNotFound} from '../../command/errors.js';
import {auditOptions} from './options.js';

export const audit = defineCommand({
	name: 'audit',
	synonyms: ['check', 'lint', 'doctor'],
	summary: 'Audit keys: report what needs attention, worst first, each with the command that fixes it.',
	usage: '[OPTIONS]',
	description: [
		'Reports active keys that have an admin: scope and never expire, belong to an inactive tenant, expire soon, are unused for 90 days, were never used, or never expire; expired keys that still take their name; open rotations; and pending creates.',
		'What PhyCloud does not say is not called a finding.',
	],
	options: auditOptions,
	examples: [
		{summary: 'Audit all tenants', command: 'phyware cloud keys audit'},
		{summary: 'Audit one tenant', command: 'phyware cloud keys audit --tenant-id ten_abc123'},
		{summary: 'Fail if anything is severe, as a nightly job', command: 'phyware cloud keys audit --fail-on high'},
		{summary: 'A report for a page', command: 'phyware cloud keys audit -o markdown'},
		{
			summary: 'The commands that fix what is severe',
			command: 'phyware cloud keys audit -o jsonl | jq -r \'select(.severity == "high") | .fix\'',
		},
	],
	agentNotes: [
		'Use it to find what needs attention: each finding has the command that fixes it. Do not run fixes that revoke without asking a person.',
		'Without --tenant-id it needs admin:tenants. A tenant that cannot be read is reported on stderr, and the exit code is that of its error.',
		'Rules: admin-never-expires, inactive-tenant and pending-create are high; expires-soon, unused, never-used (low for a key younger than 14 days) and open-rotation are medium; never-expires and expired are low.',
		'Open rotations and pending creates are those of this user on this machine; they are left out where filters select keys.',
	],
	errors: [...remoteErrors, tenantNotFound],
	output: {json: 'audit', jsonl: 'finding'},
	load: async () => import('./audit.js'),
});
