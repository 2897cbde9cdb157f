import {connectionOptions, tenantOption} from '../../options/connection.js';
import {listingOptions} from '../../options/listing.js';
import {type OptionDefinition} from '../../command/option.js';
import {type InputOf} from '../../command/input.js';

export const listOptions = [
	{...tenantOption, summary: 'Tenant whose keys to list.', required: true},
	...listingOptions,
	...connectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `list`. */
export type ListInput = InputOf<typeof listOptions>;
