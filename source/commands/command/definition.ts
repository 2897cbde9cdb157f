import {type OutputName} from '../../contract/output/outputs.js';
import {type ErrorCode} from '../../core/errors.js';
import {type Context} from './context.js';
import {type Flags} from './flags.js';

/** What can stand for a value: one of some words, a list of words of which some are known, or what is looked up. */
export type ValueSource =
	| {readonly kind: 'choice'; readonly choices: readonly string[]}
	/** Words separated by commas; others than the known ones, which come with what each means, can be given too. */
	| {readonly kind: 'list'; readonly known: Readonly<Record<string, string>>}
	| {readonly kind: 'file' | 'tenant' | 'key'};

export type OptionDefinition = {
	/** The long name without dashes, such as `tenant-id`. */
	readonly name: string;
	readonly short?: string;
	/** What stands for the value in help, such as `<ID>`; a switch has none. */
	readonly value?: string;
	readonly takes?: ValueSource;
	readonly summary: string;
	/** Whether a script must give it; a person may be asked instead. */
	readonly required?: boolean;
	/** The value that counts if the flag is not given. */
	readonly default?: string;
	/** What happens if the flag is not given, where no value says that. */
	readonly otherwise?: string;
	/** The environment variable that is asked if the flag is not given. */
	readonly environment?: string;
	/** Whether the flag may be given more than once. */
	readonly repeatable?: boolean;
};

export type ArgumentDefinition = {
	readonly name: string;
	readonly summary: string;
	readonly required?: boolean;
	readonly variadic?: boolean;
	readonly takes?: ValueSource;
};

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
export type CommandDefinition = {
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
	readonly arguments?: readonly ArgumentDefinition[];
	readonly options?: readonly OptionDefinition[];
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
	readonly load?: () => Promise<{readonly run: Run}>;
};

/** What a command does; `tree` is the whole command tree, for those that tell of it. */
type Run = (flags: Flags, context: Context, tree: CommandDefinition) => Promise<void>;

/** The text that a command prints for its arguments, in so many columns. */
type Print = (words: readonly string[], place: {readonly tree: CommandDefinition; readonly columns: number}) => string;
