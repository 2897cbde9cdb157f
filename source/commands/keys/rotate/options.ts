import {knownScopes} from '../../../core/scopes.js';
import {connectionOptions, tenantOption} from '../../options/connection.js';
import {deliveryOptions} from '../../options/delivery.js';
import {type OptionDefinition} from '../../command/option.js';
import {type InputOf} from '../../command/input.js';

export const rotateOptions = [
	{
		name: 'name',
		value: '<NAME>',
		summary: 'Name of the new key.',
		otherwise: 'the next free one: NAME-2, NAME-3',
	},
	{
		name: 'scopes',
		value: '<SCOPES>',
		takes: {kind: 'list', known: knownScopes},
		summary: 'Scopes of the new key, as in create. Repeatable.',
		otherwise: 'the same',
		repeatable: true,
	},
	{
		name: 'expires',
		value: '<WHEN>',
		summary: 'When it expires: same (lifetime, from now), or as in create.',
		default: 'same',
	},
	{...tenantOption, summary: 'Tenant of the key, where PhyCloud does not show single keys.'},
	{name: 'status', summary: 'Show how far each open rotation is.'},
	{name: 'finish', summary: 'Revoke old keys that are quiet while their new keys are in use.'},
	{name: 'keep', summary: 'End the rotation of KEY_ID and keep both keys.'},
	{
		name: 'wait',
		value: '<TIME>',
		summary: 'Wait until the old key can be revoked, and revoke it: 30m, 24h, 7d.',
	},
	{
		name: 'quiet-for',
		value: '<TIME>',
		summary: 'How long an old key must not have been used: 30m, 1h, 2d.',
		default: '1h',
	},
	{name: 'force', summary: 'With --finish: revoke the old key even if it is in use.'},
	...deliveryOptions,
	{name: 'yes', short: 'y', summary: 'Do not ask for confirmation.'},
	...connectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `rotate`. */
export type RotateInput = InputOf<typeof rotateOptions>;
