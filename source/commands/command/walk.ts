import {type CommandDefinition} from './definition.js';

/** A command with its path: the words from the program's name to its own. */
export type Command = {readonly path: readonly string[]; readonly definition: CommandDefinition};

/** A command and all below it, each before its own; what is hidden is left out. */
export function walk(definition: CommandDefinition, above: readonly string[] = []): Command[] {
	const path = [...above, definition.name];
	const below = (definition.commands ?? []).filter(({hidden}) => !hidden);
	return [{path, definition}, ...below.flatMap((child) => walk(child, path))];
}
