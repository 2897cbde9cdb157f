import {exitCodeMeanings} from '../../core/exit-codes.js';
import {type Topic} from '../command/definition.js';
import {environmentVariables} from './environment.js';

/** What `phyware help` explains besides commands. */
export const topics: readonly Topic[] = [
	{
		name: 'environment',
		summary: 'Environment variables that phyware reads.',
		entries: environmentVariables.map(([names, meaning]) => [names, `${meaning}.`]),
	},
	{
		name: 'exit-codes',
		summary: 'What the exit code of a command means.',
		entries: exitCodeMeanings.map(([code, meaning]) => [String(code), `${meaning}.`]),
	},
];
