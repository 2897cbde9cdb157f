import {sortFields} from '../../core/key-order.js';
import {type OptionDefinition} from '../command/option.js';

/** What `--status` takes. */
export const statuses = ['active', 'expired', 'revoked', 'all'] as const;

/** The flags that choose and order keys. */
export const listingOptions = [
	{
		name: 'status',
		value: '<STATUS>',
		takes: {kind: 'choice', choices: statuses},
		summary: `Only keys that are ${statuses.slice(0, -1).join(', ')}; or ${statuses.at(-1)!}.`,
		default: 'all',
	},
	{
		name: 'expires-within',
		value: '<TIME>',
		summary: 'Only active keys that expire within a duration: 14d, 12h, 2w, 6mo.',
	},
	{
		name: 'sort',
		value: '<FIELD>',
		takes: {kind: 'choice', choices: [...sortFields, ...sortFields.map((field) => `-${field}`)]},
		summary: `${sortFields.join(', ')}; a leading dash, as in -used, reverses the order.`,
		otherwise: 'newest first',
	},
	{
		name: 'limit',
		value: '<N>',
		summary: 'Show at most N keys, and say if more exist.',
		otherwise: 'all',
	},
	{
		name: 'watch',
		summary: 'Watch and print changes: rows on a terminal; in a pipe, one line of JSON each, {event, at, key}.',
	},
] as const satisfies readonly OptionDefinition[];
