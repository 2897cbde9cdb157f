import {exitCodeMeanings} from '../core/exit-codes.js';
import {type CommandDefinition, type OptionDefinition} from './definitions/definition.js';

/** What help says below the options: examples and exit codes. */
export function helpAfterOptions({examples = [], load}: CommandDefinition): string {
	const exampleLines = examples.flatMap(({summary, command}) => [`# ${summary}`, command]);
	const exitCodeLines = exitCodeMeanings.map(([code, meaning]) => `${String(code).padEnd(3)}  ${meaning}`);
	const parts = [
		...(examples.length === 0 ? [] : [section('Examples:', exampleLines)]),
		...(load === undefined ? [] : [section('Exit codes:', exitCodeLines)]),
	];
	return parts.map((part) => `\n${part}`).join('\n');
}

/** An option as help shows it, and Commander reads it: `-o, --output <FORMAT>`. */
export function spelling({name, short, value}: OptionDefinition): string {
	return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** What help says about an option. */
export function optionHelp({summary, required, otherwise, environment, ...option}: OptionDefinition): string {
	const absent = otherwise ?? option.default;
	const facts = [required && 'required', absent && `default: ${absent}`, environment && `env: ${environment}`]
		.filter(Boolean)
		.join(', ');
	return facts === '' ? summary : `${summary} [${facts}]`;
}

function section(heading: string, lines: readonly string[]): string {
	return [heading, ...lines.map((line) => `  ${line}`)].join('\n');
}
