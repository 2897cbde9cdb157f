import {selectionOptions} from '../../options/selection.js';
import {connectionOptions, tenantOption} from '../../options/connection.js';
import {type OptionDefinition} from '../../command/option.js';
import {type InputOf} from '../../command/input.js';

export const revokeOptions = [
	{...tenantOption, summary: 'Select among the keys of this tenant, with the filters below.'},
	...selectionOptions,
	{
		name: 'plan',
		value: '<FILE>',
		takes: {kind: 'file'},
		summary: 'Write what would be revoked to a new file; revoke nothing.',
	},
	{
		name: 'apply',
		value: '<FILE>',
		takes: {kind: 'file'},
		summary: 'Revoke the keys of a plan, but those used or changed since.',
	},
	{name: 'yes', short: 'y', summary: 'Do not ask.'},
	{name: 'dry-run', summary: 'Show what would be revoked and change nothing.'},
	{
		name: 'allow-self',
		summary: 'Allow revoking the key that this command authenticates with.',
	},
	...connectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `revoke`. */
export type RevokeInput = InputOf<typeof revokeOptions>;
