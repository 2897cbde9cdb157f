import {type InputOf} from '../command/input.js';
import {type OptionDefinition} from '../command/option.js';
import {timeoutOption} from '../options/connection.js';

export const candidatesOptions = [
	{...timeoutOption, summary: 'Total time limit of all requests.', default: '700ms'},
] as const satisfies readonly OptionDefinition[];

/** What was given to `candidates`. */
export type CandidatesInput = InputOf<typeof candidatesOptions>;
