import {type OptionDefinition} from './option.js';
import {emptyFlag, missingFlags} from './usage-errors.js';

/** What was given on a command line, not yet understood: flags by the names that its definition has, and the arguments. */
export type CommandInput<Value extends string, Switch extends string, Repeatable extends string> = {
	readonly arguments: readonly string[];
	/** The words after `--`, for a command that takes another one; `undefined` if there is no `--`. */
	readonly command: readonly string[] | undefined;
	/** Whether a switch was given. */
	readonly has: (name: Switch) => boolean;
	/** The value of a flag, the last if there are several, so that an alias or a script can be overruled; `undefined` if it was not given. Throws a validation error if it is empty. */
	readonly one: (name: Value) => string | undefined;
	/** All values of a repeatable flag in their order; `undefined` if it was not given. Throws a validation error for an empty one. */
	readonly all: (name: Repeatable) => readonly string[] | undefined;
};

type WithValue<Options extends readonly OptionDefinition[]> = Extract<Options[number], {readonly value: string}>;

/** The input of a command with these options. */
export type InputOf<Options extends readonly OptionDefinition[]> = CommandInput<
	WithValue<Options>['name'],
	Exclude<Options[number], WithValue<Options>>['name'],
	Extract<Options[number], {readonly repeatable: true}>['name']
>;

/** The input of any command, as it comes out of the parser. */
export type AnyInput = CommandInput<string, string, string>;

/** The input of given flags and arguments: each flag with its values in order. */
export function createInput(
	values: ReadonlyMap<string, readonly string[]>,
	switches: ReadonlySet<string>,
	commandArguments: readonly string[],
	command?: readonly string[],
): AnyInput {
	const all = (name: string) => {
		const given = values.get(name);
		if (given?.some((value) => value.trim() === '')) {
			throw emptyFlag(name);
		}

		return given;
	};

	return {
		arguments: commandArguments,
		command,
		has: (name) => switches.has(name),
		all,
		one(name) {
			const value = values.get(name)?.at(-1);
			if (value?.trim() === '') {
				throw emptyFlag(name);
			}

			return value;
		},
	};
}

/** Throws a validation error that names every flag in a list that has no value. */
export function requireFlags(values: Readonly<Record<string, string | undefined>>, usage: string): void {
	const missing = Object.keys(values).filter((name) => values[name] === undefined);
	if (missing.length > 0) {
		throw missingFlags(missing, usage);
	}
}
