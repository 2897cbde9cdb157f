import {expiryForms} from '../../../core/expiry.js';
import {defaultScopes, knownScopes} from '../../../core/scopes.js';
import {connectionOptions, tenantOption} from '../../options/connection.js';
import {deliveryOptions} from '../../options/delivery.js';
import {type OptionDefinition} from '../../command/option.js';
import {type InputOf} from '../../command/input.js';

export const createOptions = [
	{...tenantOption, summary: 'Tenant to mint the key for.', required: true},
	{
		name: 'name',
		value: '<NAME>',
		summary: "Name, unique among the tenant's keys that are not revoked.",
		required: true,
	},
	{
		name: 'scopes',
		value: '<SCOPES>',
		takes: {kind: 'list', known: knownScopes},
		summary: 'Scopes to grant, separated by spaces or commas. Repeatable.',
		default: defaultScopes.join(' '),
		repeatable: true,
	},
	{
		name: 'expires',
		value: '<WHEN>',
		summary: `When the key expires: ${expiryForms}. A date means its end in UTC.`,
		default: 'never',
	},
	{
		name: 'like',
		value: '<KEY_ID>',
		takes: {kind: 'key'},
		summary: 'Take the scopes and the lifetime of this key, where no flag gives them.',
	},
	...deliveryOptions,
	...connectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `create`. */
export type CreateInput = InputOf<typeof createOptions>;
