import {type OptionDefinition} from '../command/option.js';

/** The flags that say where a new secret goes. */
export const deliveryOptions = [
	{name: 'secret-only', summary: 'Print only the secret and a newline.'},
	{
		name: 'secret-file',
		value: '<PATH>',
		takes: {kind: 'file'},
		summary: 'Write the secret to a new file (mode 0600) instead of printing it.',
	},
	{
		name: 'copy',
		summary: "Also copy the secret to the clipboard; over SSH, the terminal's.",
	},
	{
		name: 'command-timeout',
		value: '<TIME>',
		summary: 'Time limit of the command after --.',
		default: '2m',
	},
] as const satisfies readonly OptionDefinition[];
