import {defineCommand} from '../../command/definition.js';
import {localErrors, settingsNotWritten} from '../../command/errors.js';
import {switchOptions} from './options.js';

export const switchCommand = defineCommand({
	name: 'switch',
	synonyms: ['use'],
	summary: 'Choose the active installation: the one that is used where no URL is given.',
	usage: '[OPTIONS] --host <HOST>',
	description: [
		'Chooses the installation that is used where neither --url nor an API key is given. It must be signed in to.',
	],
	options: switchOptions,
	examples: [
		{summary: 'Use another installation', command: 'phyware auth switch --host https://staging.phycloud.example'},
		{summary: 'By its label', command: 'phyware auth switch --host prod'},
		{summary: 'As JSON', command: 'phyware auth switch --host prod -o json'},
		{
			summary: 'Switch, and list the keys of a tenant there',
			command: 'phyware auth switch --host prod && phyware cloud keys list --tenant-id ten_abc123',
		},
		{summary: 'The URL behind a label', command: 'phyware auth switch --host prod -o jsonl | jq -r .host'},
	],
	agentNotes: ['Prefer --url in scripts: what is active can be changed by another process.'],
	errors: [...localErrors, settingsNotWritten],
	output: {json: 'auth-installation', jsonl: 'installation'},
	load: async () => import('./switch.js'),
});
