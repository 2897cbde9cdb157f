import {fields} from './variants/fields.js';
import {pages} from './variants/pages.js';
import {replies, routes} from './variants/replies.js';
import {secrets} from './variants/secrets.js';
import {times} from './variants/times.js';
import {maskForms, values} from './variants/values.js';
import {whole} from './variants/whole.js';
import {type Variant} from './variant.js';

/** Servers that the program works with, each different from the strict wire. */
export const variants: readonly Variant[] = [
	{name: 'is as the strict wire has it', ending: 'quiet'},
	...whole,
	...fields,
	...times,
	...values,
	...maskForms,
	...secrets,
	...replies,
	...routes,
	...pages,
];

/** The variant of a name. */
export function variantOf(name: string): Variant {
	const found = variants.find((variant) => variant.name === name);
	if (found === undefined) {
		throw new Error(`There is no server that ${name}.`);
	}

	return found;
}
