import {type Context} from '../context.js';
import {type Flags} from '../flags.js';

export type OptionDefinition = {
	/** The long name without dashes, such as `tenant-id`. */
	readonly name: string;
	readonly short?: string;
	/** What stands for the value in help, such as `<ID>`; a switch has none. */
	readonly value?: string;
	readonly summary: string;
	/** The default as help shows it. */
	readonly default?: string;
	/** The environment variable that is asked if the flag is not given. */
	readonly environment?: string;
	/** Whether the flag may be given more than once. */
	readonly repeatable?: boolean;
	readonly group: 'Options:' | 'Connection:' | 'Output:' | 'Other:';
};

export type ArgumentDefinition = {readonly name: string; readonly summary: string; readonly variadic?: boolean};

export type Example = {readonly summary: string; readonly command: string};

/** A command as data: parsing, help, completion and the catalogue are made from it. */
export type CommandDefinition = {
	readonly name: string;
	readonly summary: string;
	/** Paragraphs of help. */
	readonly description?: readonly string[];
	/** What follows the command's path in the usage line. */
	readonly usage: string;
	readonly arguments?: readonly ArgumentDefinition[];
	readonly options?: readonly OptionDefinition[];
	readonly examples?: readonly Example[];
	readonly commands?: readonly CommandDefinition[];
	/** Loads what the command does: only the one that is called is loaded. */
	readonly load?: () => Promise<{readonly run: (flags: Flags, context: Context) => Promise<void>}>;
};
