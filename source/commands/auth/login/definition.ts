import {defineCommand} from '../../command/definition.js';
import {remoteErrors, settingsNotWritten} from '../../command/errors.js';
import {loginOptions} from './options.js';

export const login = defineCommand({
	name: 'login',
	summary: 'Sign in to an installation once: keep an API key for it in the credential store.',
	usage: '[OPTIONS] --host <HOST>',
	description: [
		'Checks the API key with PhyCloud, keeps it in the credential store of the operating system (Keychain, libsecret, Windows Credential Manager), and makes the installation the active one. Nothing is stored that PhyCloud refuses.',
		'Where there is no such store, use --credential-command: its output is the key, each time one is needed. It is run without a shell unless it has quotes that need one, variables, pipes or the like.',
		'A person is asked for the key; make one with phyware cloud keys create, or in the web interface of PhyCloud. Sign-in by a browser, as PhyWare has it, is not available.',
	],
	options: loginOptions,
	examples: [
		{summary: 'Sign in; asks for the key', command: 'phyware auth login --host https://phycloud.example --label prod'},
		{
			summary: 'Sign in with a key from standard input',
			command: 'echo "$PAT" | phyware auth login --host https://phycloud.example --with-token',
		},
		{
			summary: 'Keep no key, but the command that gets it',
			command:
				"phyware auth login --host https://phycloud.example --credential-command 'op read op://ops/phycloud/key'",
		},
		{
			summary: 'An installation in which nothing may be changed',
			command: 'phyware auth login --host https://phycloud.example --label prod --read-only',
		},
		{
			summary: 'Sign in and print who you are',
			command: 'cat key-file | phyware auth login --host https://phycloud.example --with-token -o json | jq -r .user',
		},
	],
	agentNotes: [
		'Scripts do not need it: PHYCLOUD_URL and PHYCLOUD_API_KEY come first and skip the credential store.',
		'It prints what auth status prints.',
	],
	errors: [...remoteErrors, settingsNotWritten],
	output: {json: 'auth-status', jsonl: 'auth-status'},
	load: async () => import('./login.js'),
});
