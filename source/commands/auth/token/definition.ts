import {defineCommand} from '../../command/definition.js';
import {remoteErrors} from '../../command/errors.js';
import {authOptions} from '../../installations/options.js';

export const token = defineCommand({
	name: 'token',
	summary: 'Print the API key that is signed in with, for another program to read.',
	usage: '[OPTIONS]',
	description: ['Prints the API key of the installation and a line end, and nothing else. Asks nothing of PhyCloud.'],
	options: authOptions,
	examples: [
		{
			summary: 'Give the key to another program',
			command:
				'phyware auth token | phyware cloud keys list --tenant-id ten_abc123 --url https://phycloud.example --api-key -',
		},
		{
			summary: 'Call PhyCloud with curl',
			command:
				'phyware auth token | sed "s/^/Authorization: Bearer /" | curl -H @- https://phycloud.example/v1/tenants',
		},
		{
			summary: 'The key of another installation',
			command: 'phyware auth token --host https://staging.phycloud.example | wc -c',
		},
		{summary: 'Set it for one program', command: 'PHYCLOUD_API_KEY=$(phyware auth token) ./sync-keys'},
		{summary: 'As JSON', command: 'phyware auth token -o json | jq -r .token'},
	],
	agentNotes: [
		'It prints a secret: pipe it to the program that needs it, and never log it.',
		'The key goes with its own URL: name it with --url where the key is used with --api-key.',
	],
	errors: remoteErrors.filter(({code}) => ['VALIDATION', 'UNAUTHENTICATED', 'CREDENTIAL', 'OUTPUT'].includes(code)),
	output: {json: 'auth-token', jsonl: 'auth-token'},
	load: async () => import('./token.js'),
});
