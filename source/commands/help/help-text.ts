import {type Topic} from '../command/definition.js';
import {type OptionDefinition} from '../command/option.js';
import {helpOption, sharedOptions, versionOption} from '../options/connection.js';
import {type Command} from '../command/walk.js';

/** The rows that help keeps to where it can: a screen of a usual size. */
const helpRows = 40;

/** The examples that help always shows; the manual page has them all. */
const leastExamples = 2;

type Entry = readonly [term: string, meaning: string];

/**
The help of a command: how it is called and what it does, what is its own, then what it shares with the others.

Examples that do not fit a screen are left out.
*/
export function helpText({path, definition}: Command, columns: number): string {
	const {summary, description = [summary], aliases = [], usage, options = [], examples = [], load} = definition;
	const own = options.filter((option) => !sharedOptions.includes(option));
	const shared = [...sharedOptions.filter((option) => options.includes(option)), helpOption];
	const commands = (definition.commands ?? []).filter(({hidden}) => !hidden);
	const isProgram = path.length === 1;
	const above = [
		[`Usage: ${[...path, usage].join(' ').trimEnd()}`, ...aliases.map((alias) => `Alias: ${alias}`)],
		description.flatMap((paragraph) => wrapped(paragraph, columns)),
		section('Commands:', namesOf(commands), columns),
		section('Help topics:', namesOf(definition.topics ?? []), columns),
		section('Arguments:', namesOf(definition.arguments ?? []), columns),
		section('Options:', entriesOf(isProgram ? [...own, versionOption] : own), columns),
	];
	const below = [
		section('Options of every command:', entriesOf(shared), columns),
		load === undefined ? [] : ['See also: phyware help environment, phyware help exit-codes'],
	];
	const room = helpRows - parts([...above, ['Examples:'], ...below]).split('\n').length + 1;
	const shown = examples.slice(0, Math.max(leastExamples, Math.floor(room / 2)));
	const lines = shown.flatMap((example) => [`  # ${example.summary}`, `  ${example.command}`]);
	return parts([...above, lines.length === 0 ? [] : ['Examples:', ...lines], ...below]);
}

/** Help on a topic. */
export function topicText({summary, entries}: Topic, columns: number): string {
	return parts([[summary], section('', entries, columns).slice(1)]);
}

/** Groups of lines, with an empty line between them. */
function parts(groups: ReadonlyArray<readonly string[]>): string {
	return `${groups
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join('\n'))
		.join('\n\n')}\n`;
}

function namesOf(all: ReadonlyArray<{readonly name: string; readonly summary: string}>): Entry[] {
	return all.map(({name, summary}) => [name, summary]);
}

function entriesOf(options: readonly OptionDefinition[]): Entry[] {
	return options.map((option) => [spelling(option), optionHelp(option)]);
}

function section(heading: string, entries: readonly Entry[], columns: number): string[] {
	const width = widthOf(entries);
	return entries.length === 0 ? [] : [heading, ...entries.flatMap((entry) => rows(entry, width, columns))];
}

function widthOf(entries: readonly Entry[]): number {
	return Math.max(...entries.map(([term]) => term.length));
}

/** A term and what there is to say about it, beside each other; below each other where that would be too narrow to read. */
function rows([term, meaning]: Entry, width: number, columns: number): string[] {
	const indent = width + 4;
	if (columns - indent < 24) {
		return [`  ${term}`, ...wrapped(meaning, columns - 6).map((line) => `      ${line}`)];
	}

	return wrapped(meaning, columns - indent).map(
		(line, index) => `${index === 0 ? `  ${term.padEnd(width)}  ` : ' '.repeat(indent)}${line}`,
	);
}

/** Words in lines of at most a width; one that is longer stands alone. */
function wrapped(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line !== '' && line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}

	return [...lines, line];
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
