import {type InputOf} from '../../command/input.js';
import {type OptionDefinition} from '../../command/option.js';
import {connectionOptions, tenantOption} from '../../options/connection.js';

export const identifyOptions = [
	{...tenantOption, summary: 'Search the keys of this tenant.', otherwise: 'all tenants'},
	{name: 'verify', summary: 'Also try each secret at PhyCloud: this sends it, and counts as a use of the key.'},
	...connectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `identify`. */
export type IdentifyInput = InputOf<typeof identifyOptions>;
