import path from 'node:path';
import {type BuildOptions} from 'rolldown';
import {input, output} from './bundling.js';

/** What every command needs once it talks to PhyCloud: one file loads sooner than twenty. */
const ofCommands = /^source\/(?:commands|config|contract|core|keys|output|storage|terminal)\//;
/** What is loaded by the few that need it; schemas bring zod along. */
const onDemand = new RegExp(
	[
		String.raw`\/(?:yaml|stored-preferences|storage\/lock|update-installations|journal\/entry|schemas|clipboard)\.ts$`,
		String.raw`\/(?:credential-store|credential-command|split-command|installation-table|auth-status|verify-credential)\.ts$`,
		String.raw`\/commands\/(?:auth|catalog|installations|completion|emulator)\/`,
	].join('|'),
);
const fromRoot = (id: string) => path.relative('.', id).replaceAll('\\', '/');

/** The program as it is published: its entry points, and what lies together in a file. */
export const program: BuildOptions = {
	...input,
	preserveEntrySignatures: 'allow-extension',
	input: {cli: 'source/cli.ts', main: 'source/main.ts', keyring: 'source/keyring.ts'},
	// It brings a library for each system along, and may be missing.
	external: ['@napi-rs/keyring'],
	output: {
		...output,
		dir: 'dist',
		entryFileNames: '[name].js',
		chunkFileNames: '[name]-[hash].js',
		sourcemap: true,
		codeSplitting: {
			includeDependenciesRecursively: false,
			groups: [
				// What speaks to the credential store starts often, and alone.
				{name: 'store-protocol', test: /\/config\/store-protocol\.ts$/, priority: 2},
				// All that is loaded before it is known which command is called.
				{
					name: 'base',
					tags: ['$initial'],
					test: (id) => !/\/(?:cli|compiled|harden|keyring|store-protocol)\.ts$/.test(id),
					priority: 1,
				},
				{name: 'command', test: (id) => ofCommands.test(fromRoot(id)) && !onDemand.test(id)},
			],
		},
	},
};
