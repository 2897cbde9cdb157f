import {type InputOf} from '../command/input.js';
import {type OptionDefinition} from '../command/option.js';
import {connectionOptions} from '../options/connection.js';

export const hostOption = {
	name: 'host',
	value: '<HOST>',
	summary: 'URL or label of the installation, as --url elsewhere.',
	otherwise: 'the active one',
} as const satisfies OptionDefinition;

export const authOptions = [hostOption, ...connectionOptions] as const satisfies readonly OptionDefinition[];

/** What was given to the commands of `auth`. */
export type AuthInput = InputOf<typeof authOptions>;
