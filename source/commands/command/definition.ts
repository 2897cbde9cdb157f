import {type OutputName} from '../../contract/output/outputs.js';
import {type ErrorCode} from '../../core/errors.js';
import {type Context} from './context.js';
import {type InputOf} from './input.js';
import {type ArgumentDefinition, type OptionDefinition} from './option.js';

type Example = {readonly summary: string; readonly command: string};

/** An error that a command can end with, in words that hold for all its causes. */
export type ErrorDefinition = {
	readonly code: Exclude<ErrorCode, 'INTERRUPTED'>;
	readonly message: string;
	readonly remediation: string;
};

/** Help on what is no command. */
export type Topic = {
	readonly name: string;
	readonly summary: string;
	/** Terms with what there is to say about each. */
	readonly entries: ReadonlyArray<readonly [term: string, meaning: string]>;
};

/** A command as data: parsing, help, completion, the manual page and the catalog are made from it. */
export type CommandDefinition<Options extends readonly OptionDefinition[] = readonly OptionDefinition[]> = {
	readonly name: string;
	/** Other names that it runs under. */
	readonly aliases?: readonly string[];
	/** What other tools call it: an error that names this command answers them. */
	readonly synonyms?: readonly string[];
	/** A one-line description: of a group, of what its commands do. */
	readonly summary: string;
	/** The catalog's one-line description, where the summary of a group would lead an agent to the group instead of its commands. */
	readonly synopsis?: string;
	/** Paragraphs of help. */
	readonly description?: readonly string[];
	/** What follows the command's path in the usage line. */
	readonly usage: string;
	/** Whether it is for programs of ours only, and shown nowhere. */
	readonly hidden?: boolean;
	/** Whether `-- COMMAND` may follow: a command that gets what this one makes. */
	readonly takesCommand?: boolean;
	readonly arguments?: readonly ArgumentDefinition[];
	readonly options?: Options;
	readonly examples?: readonly Example[];
	/** Sentences on when and how to use the command, for the catalog and the manual page. */
	readonly agentNotes?: readonly string[];
	readonly errors?: readonly ErrorDefinition[];
	/** The schemas of what it prints as a JSON document, and as a line of JSON. */
	readonly output?: {readonly json: OutputName; readonly jsonl: OutputName};
	readonly commands?: readonly CommandDefinition[];
	/** Help on what is no command, for the list in the program's own help. */
	readonly topics?: readonly Topic[];
	/** Makes all that it prints, where that is known without asking anything outside. */
	readonly print?: Print;
	/** Loads what the command does: only the one that is called is loaded. */
	readonly load?: () => Promise<{readonly run: Run<Options>}>;
};

/** What a command does; `tree` is the whole command tree, for those that tell of it. Resolves with the exit code; throws what is to be reported. */
type Run<Options extends readonly OptionDefinition[]> = (
	input: InputOf<Options>,
	context: Context,
	tree: CommandDefinition,
) => Promise<number>;

/** The text that a command prints for its arguments, in so many columns. */
type Print = (words: readonly string[], place: {readonly tree: CommandDefinition; readonly columns: number}) => string;

/** A command whose `run` is checked to ask for flags that its options have. */
export function defineCommand<const Options extends readonly OptionDefinition[] = readonly []>(
	definition: CommandDefinition<Options>,
): CommandDefinition {
	// The parser gives each command input of its own options.
	return definition as unknown as CommandDefinition;
}
