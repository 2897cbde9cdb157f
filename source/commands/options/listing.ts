import {sortFields} from '../../core/key-order.js';
import {type OptionDefinition} from '../command/option.js';

/** The flags that order, limit and watch a list. */
export const listingOptions = [
	{
		name: 'sort',
		value: '<FIELD>',
		takes: {kind: 'choice', choices: [...sortFields, ...sortFields.map((field) => `-${field}`)]},
		summary: `${sortFields.join(', ')}; -used and the like: reversed.`,
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
		summary: 'Watch and print changes; in a pipe as lines of JSON: {event, at, key}.',
	},
] as const satisfies readonly OptionDefinition[];
