import {type CommandDefinition} from './definition.js';

export const emulator: CommandDefinition = {
	name: 'emulator',
	summary: 'Run a PhyCloud of your own, for tests and demonstrations.',
	usage: '[OPTIONS]',
	description: [
		"Serves PhyCloud's tenants and keys on this machine: real scopes, expiry, pages and idempotency on an SQLite database. It prints the lines that point a shell at it.",
		"In memory it starts anew each time; with --data it goes on where it stopped, under a new operator's key in place of the last.",
	],
	options: [
		{name: 'host', value: '<HOST>', summary: 'Address to listen on.', default: '127.0.0.1', group: 'Options:'},
		{
			name: 'port',
			value: '<PORT>',
			summary: 'Port to listen on; 0 takes a free one.',
			default: '8000',
			group: 'Options:',
		},
		{
			name: 'data',
			value: '<FILE>',
			summary: 'SQLite file that keeps the installation; made if it does not exist.',
			default: 'in memory',
			group: 'Options:',
		},
		{name: 'empty', summary: "Begin without the demo's tenants and keys.", group: 'Options:'},
	],
	examples: [
		{summary: 'Serve the demo installation on port 8000', command: 'phyware cloud emulator'},
		{summary: 'Keep the installation in a file', command: 'phyware cloud emulator --data phycloud.db'},
		{summary: 'On another port, with no demo data', command: 'phyware cloud emulator --port 9000 --empty'},
	],
	load: async () => import('../emulator.js'),
};
