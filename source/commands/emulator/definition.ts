import {defineCommand} from '../command/definition.js';
import {localErrors} from '../command/errors.js';
import {emulatorOptions} from './options.js';

export const emulator = defineCommand({
	name: 'emulator',
	summary: 'Run a local PhyCloud server for tests and demonstrations.',
	usage: '[OPTIONS]',
	description: [
		"Serves PhyCloud's tenants and keys on this machine: real scopes, expiry, pages and idempotency on an SQLite database. It prints the environment variables to use it from a shell.",
		'In memory, it starts empty of your changes each time. With --data, it continues where it stopped, with a new operator key that replaces the last.',
	],
	options: emulatorOptions,
	examples: [
		{summary: 'Serve the demo installation on port 8000', command: 'phyware cloud emulator'},
		{summary: 'Keep the installation in a file', command: 'phyware cloud emulator --data phycloud.db'},
		{summary: 'On another port, with no demo data', command: 'phyware cloud emulator --port 9000 --empty'},
		{summary: 'On a free port, which is printed', command: 'phyware cloud emulator --port 0'},
		{summary: 'On the IPv6 loopback', command: 'phyware cloud emulator --host ::1'},
	],
	agentNotes: [
		'Use it to try or test the other commands without a PhyCloud installation.',
		'It runs until it gets a signal: start it in the background, and wait for the lines that begin with export.',
		'The secret that it prints is for a key with every scope in this installation. It is valid nowhere else.',
	],
	errors: [
		...localErrors,
		{
			code: 'CONNECTION',
			message: 'The port is taken, or the address is not one of this machine',
			remediation: 'Choose another --port or --host; --port 0 picks a free port',
		},
	],
	load: async () => import('./emulator.js'),
});
