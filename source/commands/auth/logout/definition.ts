import {defineCommand} from '../../command/definition.js';
import {localErrors, remoteErrors, settingsNotWritten} from '../../command/errors.js';
import {authOptions} from '../../installations/options.js';

export const logout = defineCommand({
	name: 'logout',
	summary: 'Sign out of an installation: remove its API key from the credential store.',
	usage: '[OPTIONS]',
	description: [
		'Removes the API key from the credential store and the installation from the settings.',
		'The key itself stays valid. To end it, revoke it: the command is shown.',
	],
	options: authOptions,
	examples: [
		{summary: 'Sign out of the active installation', command: 'phyware auth logout'},
		{summary: 'Sign out of another one', command: 'phyware auth logout --host https://staging.phycloud.example'},
		{summary: 'By its label', command: 'phyware auth logout --host staging'},
		{summary: 'As JSON', command: 'phyware auth logout --host staging -o json'},
		{
			summary: 'Revoke the key that is signed in with, then sign out',
			command: 'phyware cloud keys revoke key_abc123 --allow-self --yes && phyware auth logout',
		},
	],
	agentNotes: ['It changes nothing in PhyCloud: revoke the key to end it.'],
	errors: [...localErrors, ...remoteErrors.filter(({code}) => code === 'CREDENTIAL'), settingsNotWritten],
	output: {json: 'auth-installation', jsonl: 'installation'},
	load: async () => import('./logout.js'),
});
