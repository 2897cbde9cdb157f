import {defineCommand} from '../command/definition.js';
import {login} from './login/definition.js';
import {logout} from './logout/definition.js';
import {status} from './status/definition.js';
import {switchCommand} from './switch/definition.js';
import {token} from './token/definition.js';

export const auth = defineCommand({
	name: 'auth',
	summary: 'Sign in to installations, and choose the one to use.',
	usage: '[COMMAND]',
	description: [
		'Sign in once, and leave --url and --api-key away: the API key lies in the credential store of the operating system, and goes to its own installation alone.',
		'What is given by --url, --api-key, PHYCLOUD_URL or PHYCLOUD_API_KEY comes first.',
	],
	commands: [login, status, switchCommand, token, logout],
	examples: [
		{summary: 'Sign in', command: 'phyware auth login --host https://phycloud.example --label prod'},
		{summary: 'See who you are, and where', command: 'phyware auth status'},
	],
});
