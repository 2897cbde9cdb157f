import {listConnectionOptions, tenantOption} from '../../options/connection.js';
import {listingOptions} from '../../options/listing.js';
import {selectionOptions} from '../../options/selection.js';
import {type OptionDefinition} from '../../command/option.js';
import {type InputOf} from '../../command/input.js';

export const listOptions = [
	{...tenantOption, summary: 'Tenant whose keys to list; required unless --all-tenants is given.'},
	...selectionOptions,
	...listingOptions,
	...listConnectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `list`. */
export type ListInput = InputOf<typeof listOptions>;
