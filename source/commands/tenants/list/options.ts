import {type InputOf} from '../../command/input.js';
import {type OptionDefinition} from '../../command/option.js';
import {listConnectionOptions} from '../../options/connection.js';

export const tenantListOptions = [
	{name: 'match', value: '<GLOB>', summary: 'Only tenants whose name or id matches. Repeatable.', repeatable: true},
	...listConnectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `tenants list`. */
export type TenantListInput = InputOf<typeof tenantListOptions>;
