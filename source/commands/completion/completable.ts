import {type CommandDefinition} from '../command/definition.js';
import {type OptionDefinition, type ValueSource} from '../command/option.js';
import {helpOption, versionOption} from '../options/connection.js';
import {walk} from '../command/walk.js';

/** What can be typed after a command. */
export type Completable = {
	/** The words of the command after the program's name; its last word can be an alias. */
	readonly path: readonly string[];
	readonly commands: readonly CommandDefinition[];
	readonly options: readonly OptionDefinition[];
	/** What its arguments can be. */
	readonly takes: ValueSource | undefined;
	/** Whether it takes more than one argument. */
	readonly isVariadic: boolean;
};

/** What can be typed after each command of a tree. */
export function completables(tree: CommandDefinition): Completable[] {
	return walk(tree).flatMap(({path, definition}) => {
		const {name, aliases = [], commands = [], options = [], arguments: words = []} = definition;
		return [name, ...aliases].map((last) => ({
			path: [...path.slice(0, -1), last].slice(1),
			commands: commands.filter(({hidden}) => !hidden),
			options: [...options, helpOption, ...(path.length === 1 ? [versionOption] : [])],
			takes: words[0]?.takes,
			isVariadic: words[0]?.variadic ?? false,
		}));
	});
}

/** The options that take a value, each once: a name means the same with every command, but lists have more choices for some. */
export function valueOptions(all: readonly Completable[]): OptionDefinition[] {
	const options = all.flatMap(({options}) => options).filter(({value}) => value !== undefined);
	const widest = new Map<string, OptionDefinition>();
	for (const option of options) {
		const known = widest.get(option.name);
		if (known === undefined || choicesOf(option).length > choicesOf(known).length) {
			widest.set(option.name, option);
		}
	}

	return widest.values().toArray();
}

function choicesOf({takes}: OptionDefinition): readonly string[] {
	return takes?.kind === 'choice' ? takes.choices : [];
}

/** What is typed for an option: its long name, and the short one if it has one. */
export function spellings({name, short}: OptionDefinition): string[] {
	return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** What a summary says first: as much as a shell shows beside a word. */
export function shortSummary(summary: string): string {
	return summary.replace(/[.:;] .*$|\.$/s, '');
}

/** Flags that point a line at another installation, or credential, than the environment: its ids are not looked up. */
export const otherInstallationOptions: readonly string[] = ['url', 'api-key', 'demo'];
