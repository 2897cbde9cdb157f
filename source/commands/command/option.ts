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
