import {invalid} from '../../core/invalid.js';

/** What was given on a command line, not yet understood: each flag with its values in order, and the arguments. */
export class Flags {
	readonly #values: ReadonlyMap<string, readonly string[]>;
	readonly #switches: ReadonlySet<string>;
	readonly arguments: readonly string[];

	constructor(
		values: ReadonlyMap<string, readonly string[]>,
		switches: ReadonlySet<string>,
		commandArguments: readonly string[],
	) {
		this.#values = values;
		this.#switches = switches;
		this.arguments = commandArguments;
	}

	/** Whether a switch was given. */
	has(name: string): boolean {
		return this.#switches.has(name);
	}

	/** The value of a flag, the last if there are several, so that an alias or a script can be overruled; `undefined` if it was not given. Throws a validation error if it is empty. */
	one(name: string): string | undefined {
		const value = this.#values.get(name)?.at(-1);
		if (value?.trim() === '') {
			throw invalid(`--${name} is empty.`, {remedy: `Give --${name} a value.`});
		}

		return value;
	}

	/** All values of a repeatable flag; `undefined` if it was not given. Throws a validation error for an empty one. */
	all(name: string): readonly string[] | undefined {
		const values = this.#values.get(name);
		if (values?.some((value) => value.trim() === '')) {
			throw invalid(`--${name} is empty.`, {remedy: `Give --${name} a value.`});
		}

		return values;
	}
}

/** Throws a validation error that names every flag in a list that has no value. */
export function requireFlags(values: Readonly<Record<string, string | undefined>>, usage: string): void {
	const missing = Object.keys(values)
		.filter((name) => values[name] === undefined)
		.map((name) => `--${name}`);
	if (missing.length > 0) {
		throw invalid(`${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`, {remedy: usage});
	}
}
