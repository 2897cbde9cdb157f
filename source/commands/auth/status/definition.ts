import {defineCommand} from '../../command/definition.js';
import {remoteErrors} from '../../command/errors.js';
import {authOptions} from '../../installations/options.js';

export const status = defineCommand({
	name: 'status',
	summary: 'Show who is signed in, and where: user, scopes, expiry and host.',
	usage: '[OPTIONS]',
	description: [
		'Shows whose credential it is, what it may do and until when, and where the URL and the credential came from.',
		'Lists the installations that are signed in to as well.',
	],
	options: authOptions,
	examples: [
		{summary: 'Who am I, and where', command: 'phyware auth status'},
		{
			summary: 'The same of another installation',
			command: 'phyware auth status --host https://staging.phycloud.example',
		},
		{summary: 'The scopes of the credential, one per line', command: "phyware auth status -o json | jq -r '.scopes[]'"},
		{summary: 'When the credential expires', command: 'phyware auth status -o json | jq -r .expiry'},
		{
			summary: 'The URLs of all installations',
			command: "phyware auth status -o json | jq -r '.installations[].host'",
		},
	],
	agentNotes: [
		'Use it to check, before other commands, that the credential works and has the scope admin:keys: exit code 2 says that it does not work.',
		'user, scopes and expiry are null where the installation does not say them; expiry is null, too, for a credential that never expires.',
	],
	errors: remoteErrors,
	output: {json: 'auth-status', jsonl: 'auth-status'},
	load: async () => import('./status.js'),
});
