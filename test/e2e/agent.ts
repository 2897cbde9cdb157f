import {callsIn} from '../commands/catalog/example-calls.js';
import {phyware, type Run, type RunOptions} from '../helpers/run.js';
import {problemsBy} from '../helpers/validate.js';

type Option = {
	readonly name: string;
	readonly type: string;
	readonly required: boolean;
	readonly default: string | null;
	readonly env: string | null;
};

/** A command with the fields that PhyWare documents: an agent written for its catalog reads no others. */
export type CatalogCommand = {
	readonly name: string;
	readonly synopsis: string;
	readonly options: readonly Option[];
	readonly input_schema: object | null;
	readonly output_schema: object | null;
	readonly examples: ReadonlyArray<{readonly command: string}>;
	readonly agent_notes: string;
	readonly errors: ReadonlyArray<{readonly code: string; readonly remediation: string}>;
};

export type Task = {
	/** What to do, in words. */
	readonly words: string;
	/** What the agent has for options, by their names. */
	readonly values?: Readonly<Record<string, string>>;
	/** What the agent has for the arguments, in their order. */
	readonly arguments?: readonly string[];
};

export type Outcome = {
	readonly command: CatalogCommand;
	readonly document?: unknown;
	readonly error?: CatalogCommand['errors'][0];
};

type Call = {readonly options: ReadonlyMap<string, string>; readonly arguments: readonly string[]};

/** The commands as an agent gets them. */
export async function readCatalog(): Promise<CatalogCommand[]> {
	const {stdout} = await phyware(['commands', 'catalog', '--output', 'json']);
	const {commands} = JSON.parse(stdout) as {commands: CatalogCommand[]};
	return commands;
}

/** Does a task with nothing but the catalog. Throws if the catalog leaves the agent without a next step. */
export async function perform(
	task: Task,
	commands: readonly CatalogCommand[],
	env: RunOptions['env'] = {},
): Promise<Outcome> {
	const command = commandFor(task.words, commands);
	if (!command.agent_notes.endsWith('.')) {
		throw new Error(`The agent notes of ${command.name} are not prose.`);
	}

	if (command.input_schema !== null) {
		throw new Error(`${command.name} wants a document on standard input.`);
	}

	const call = withValues(await exampleCall(command), task, command);
	const result = await phyware(argvOf(call, command), {env: {...env, ...variables(task, command)}});
	return result.exitCode === 0
		? {command, document: documentOf(result, command)}
		: {command, error: errorOf(result, command)};
}

/** The only command whose synopsis has all words of a task. */
export function commandFor(words: string, commands: readonly CatalogCommand[]): CatalogCommand {
	const wanted = wordsOf(words);
	const [found, ...others] = commands.filter(({synopsis}) => wanted.isSubsetOf(wordsOf(synopsis)));
	if (found === undefined || others.length > 0) {
		const names = [found, ...others].map((command) => command?.name);
		throw new Error(`The synopses that have the words of "${words}": ${names.join(', ') || 'none'}.`);
	}

	return found;
}

const smallWords = new Set(['a', 'an', 'and', 'by', 'for', 'its', 'of', 'or', 'that', 'the', 'to', 'was', 'were']);

/** The words that carry the meaning of a text, in the singular. */
function wordsOf(text: string): Set<string> {
	const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
	return new Set(words.filter((word) => !smallWords.has(word)).map((word) => word.replace(/s$/, '')));
}

/** The first example that is one call of the command. */
async function exampleCall(command: CatalogCommand): Promise<Call> {
	for (const example of command.examples) {
		const calls = await callsIn(example.command);
		const own = nameWords(command);
		if (calls.length === 1 && own.every((word, index) => calls[0]![index] === word)) {
			return callOf(calls[0]!.slice(own.length), command);
		}
	}

	throw new Error(`No example is a call of ${command.name}.`);
}

function nameWords({name}: CatalogCommand): string[] {
	return name.split(' ').slice(1);
}

function callOf(words: readonly string[], command: CatalogCommand): Call {
	const options = new Map<string, string>();
	const rest: string[] = [];
	const left = words.values();
	for (const word of left) {
		if (word.startsWith('-')) {
			options.set(word, optionOf(word, command).type === 'boolean' ? '' : left.next().value!);
		} else {
			rest.push(word);
		}
	}

	return {options, arguments: rest};
}

function optionOf(name: string, command: CatalogCommand): Option {
	const option = command.options.find((candidate) => candidate.name === name);
	if (option === undefined) {
		throw new Error(`${command.name} has no option ${name}.`);
	}

	return option;
}

/** A call of an example with the agent's own values, and JSON for output. */
function withValues(example: Call, task: Task, command: CatalogCommand): Call {
	const own = Object.entries(task.values ?? {}).filter(([name]) => optionOf(name, command).env === null);
	const isJson = optionOf('--output', command).default === 'json';
	const options = new Map([...example.options, ...own, ...(isJson ? [] : [['--output', 'json'] as const])]);
	const missing = command.options.filter(({name, required}) => required && !options.has(name));
	if (missing.length > 0) {
		throw new Error(`The agent has no value for ${missing.map(({name}) => name).join(', ')}.`);
	}

	return {options, arguments: task.arguments ?? example.arguments};
}

function argvOf({options, arguments: words}: Call, command: CatalogCommand): string[] {
	const given = [...options].flatMap(([name, value]) =>
		optionOf(name, command).type === 'boolean' ? [name] : [name, value],
	);
	return [...nameWords(command), ...words, ...given];
}

/** The agent's values of the options that have an environment variable: an address and a credential stay out of argv. */
function variables(task: Task, command: CatalogCommand): Record<string, string> {
	return Object.fromEntries(
		Object.entries(task.values ?? {}).flatMap(([name, value]) => {
			const {env} = optionOf(name, command);
			return env === null ? [] : [[env, value]];
		}),
	);
}

function documentOf({stdout}: Run, {name, output_schema: schema}: CatalogCommand): unknown {
	const document: unknown = JSON.parse(stdout);
	const wrong = schema === null ? ['it has none'] : problemsBy(schema, document);
	if (wrong.length > 0) {
		throw new Error(`The output of ${name} is not what its schema says: ${wrong.join('; ')}.`);
	}

	return document;
}

function errorOf({stderr}: Run, {name, errors}: CatalogCommand): CatalogCommand['errors'][0] {
	const {error} = JSON.parse(stderr) as {error: {code: string}};
	const known = errors.find(({code}) => code === error.code);
	if (!known?.remediation) {
		throw new Error(`${name} has no remediation for ${error.code}.`);
	}

	return known;
}
