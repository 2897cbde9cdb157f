import {exitCodeMeanings} from '../core/exit-codes.js';
import {type CommandDefinition} from './definitions/definition.js';

/** What help says below the options: examples and exit codes. */
export function helpAfterOptions({examples = [], load}: CommandDefinition): string {
	const exampleLines = examples.flatMap(({summary, command}) => [`# ${summary}`, command]);
	const exitCodeLines = exitCodeMeanings.map(([code, meaning]) => `${String(code).padEnd(3)}  ${meaning}`);
	const parts = [
		section('Examples:', exampleLines),
		...(load === undefined ? [] : [section('Exit codes:', exitCodeLines)]),
	];
	return parts.map((part) => `\n${part}`).join('\n');
}

function section(heading: string, lines: readonly string[]): string {
	return [heading, ...lines.map((line) => `  ${line}`)].join('\n');
}
