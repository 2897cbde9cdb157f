import {type OptionDefinition} from '../command/option.js';
import {type InputOf} from '../command/input.js';

export const emulatorOptions = [
	{name: 'host', value: '<HOST>', summary: 'Address to listen on.', default: '127.0.0.1'},
	{
		name: 'port',
		value: '<PORT>',
		summary: 'Port to listen on; 0 picks a free port.',
		default: '8000',
	},
	{
		name: 'data',
		value: '<FILE>',
		takes: {kind: 'file'},
		summary: 'SQLite file for the installation; created if it does not exist.',
		otherwise: 'in memory',
	},
	{
		name: 'rate-limit',
		value: '<N/UNIT>',
		summary: 'Requests that each API key may send: 60/m, 5/s, 1000/h.',
		otherwise: 'no limit',
	},
	{name: 'delay', value: '<TIME>', summary: 'Wait before each response: 300ms, 2s.', otherwise: 'none'},
	{name: 'empty', summary: "Start without the demo's tenants and keys."},
] as const satisfies readonly OptionDefinition[];

/** What was given to `emulator`. */
export type EmulatorInput = InputOf<typeof emulatorOptions>;
