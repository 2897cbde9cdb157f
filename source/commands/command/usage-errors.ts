import {invalid, quote} from '../../core/invalid.js';
import {suggest} from '../../core/suggest.js';

/** Flags that must be given and were not; `usage` is a command line that has them. */
export function missingFlags(names: readonly string[], usage: string): Error {
	return invalid(
		`missing required ${names.length === 1 ? 'flag' : 'flags'}: ${names.map((name) => `--${name}`).join(', ')}`,
		{
			remedy: `Run: ${usage}`,
		},
	);
}

/** An argument that must be given and was not. */
export function missingArgument(name: string, usage: string): Error {
	return invalid(`missing required argument: ${name}`, {remedy: `Run: ${usage}`});
}

/** A flag whose value is empty. */
export function emptyFlag(name: string): Error {
	return invalid(`--${name} is empty`, {remedy: `Add a value after --${name}.`});
}

/** A value that a flag does not take; `use` says what it takes. */
export function invalidValue(text: string, flag: string, use: string): Error {
	return invalid(`invalid value ${quote(text)} for --${flag}: use ${use}`);
}

/** A word that is none of a flag's choices, with the one that was most likely meant. */
export function invalidChoice(text: string, flag: string, choices: readonly string[]): Error {
	const meant = suggest(text, choices);
	return invalid(`invalid value ${quote(text)} for --${flag}: use ${listOf(choices)}`, {
		remedy: meant === undefined ? undefined : `Did you mean ${meant}?`,
	});
}

/** Two flags that exclude each other. */
export function notTogether(first: string, second: string, reason?: string): Error {
	return invalid(`--${first} and --${second} cannot be used together`, {reason, remedy: 'Remove one of them.'});
}

/** Words as a list: a, b or c. */
export function listOf(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}
