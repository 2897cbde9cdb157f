import {type FilterStatus} from '../../keys/key-filters.js';
import {type InputOf} from '../command/input.js';
import {type OptionDefinition} from '../command/option.js';
import {tenantOption} from './connection.js';

/** What `--status` takes. */
export const statuses = ['active', 'expiring', 'expired', 'revoked', 'all'] as const satisfies ReadonlyArray<
	FilterStatus | 'all'
>;

/** The flags that select keys among those of a tenant, or of all. */
export const selectionOptions = [
	{
		name: 'all-tenants',
		summary: 'Keys of all tenants. Requires admin:tenants.',
	},
	{
		name: 'status',
		value: '<STATUS>',
		takes: {kind: 'choice', choices: statuses},
		summary: 'Only keys that are active, expiring, expired or revoked.',
		default: 'all',
	},
	{
		name: 'match',
		value: '<GLOB>',
		summary: 'Only keys whose name or id matches, such as "ci-*". Repeatable.',
		repeatable: true,
	},
	{
		name: 'scope',
		value: '<GLOB>',
		summary: 'Only keys with a matching scope, such as "admin:*". Repeatable.',
		repeatable: true,
	},
	{name: 'created-by', value: '<GLOB>', summary: 'Only keys whose creator matches.'},
	{
		name: 'created-before',
		value: '<TIME>',
		summary: 'Only keys created before a date, or that long ago: 2026-01-31, 90d.',
	},
	{
		name: 'unused-for',
		value: '<TIME>',
		summary: 'Only active keys unused (or created and never used) for that long: 90d.',
	},
	{
		name: 'expires-within',
		value: '<TIME>',
		summary: 'Only active keys that expire within a duration: 14d, 12h, 2w, 6mo.',
	},
	{name: 'no-expiry', summary: 'Only active keys that never expire.'},
] as const satisfies readonly OptionDefinition[];

/** What was given of them. */
export type SelectionInput = InputOf<typeof selectionOptions>;

const ofTenant = [tenantOption, ...selectionOptions] as const;

/** What was given of them and of the tenant. */
export type TenantSelectionInput = InputOf<typeof ofTenant>;
