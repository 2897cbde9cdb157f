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
		summary: 'Only active keys that end within a time: 14d, 12h, 2w, 6mo.',
	},
	{
		name: 'sort',
		value: '<FIELD>',
		takes: {kind: 'choice', choices: [...sortFields, ...sortFields.map((field) => `-${field}`)]},
		summary: `${sortFields.join(', ')}; a dash in front, as in -used, turns the order round.`,
		otherwise: 'newest first',
	},
	{
		name: 'limit',
		value: '<N>',
		summary: 'Show at most so many keys, and say if there are more.',
		otherwise: 'all',
	},
	{
		name: 'watch',
		summary:
			'Go on, and print each change as it happens: rows for a person, in a pipe a line of JSON each, {event, at, key}.',
	},
] as const satisfies readonly OptionDefinition[];
