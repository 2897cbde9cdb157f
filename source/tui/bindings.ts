/** What a key does, as data: the dispatcher, the footer, the help and the readme's table are all made from it. */
export type Binding = {
	/** What is meant by pressing it: a verb and its object. */
	readonly intent: string;
	/** The names of the keys, as `KeyPress` has them. */
	readonly keys: readonly string[];
	/** How the keys are written for people. */
	readonly shown: string;
	/** The word in the footer; a binding without one is told by help alone. */
	readonly label?: string;
	/** What it does, for help and the readme. */
	readonly help: string;
	/** The word where the whole footer does not fit. */
	readonly short?: string;
	/** How long it stays in the footer of a terminal that gets narrower: 1 the longest. Those without one go first, from the right. */
	readonly priority?: number;
};

/** What stays in a footer to the last: the way out, then the other keys that one cannot do without. */
export const stays = {out: 1, needed: 2, help: 3, quit: 4, wanted: 5} as const;

export const help: Binding = {
	intent: 'help',
	keys: ['?', 'f1'],
	shown: '?',
	label: 'help',
	help: 'Show what every key does',
	priority: stays.help,
};
/** Where one types. `?` opens help there, too, while nothing is typed that could begin with it. */
export const textHelp: Binding = {...help, keys: ['f1', 'alt+h'], shown: 'F1'};
export const interrupt: Binding = {
	intent: 'interrupt',
	keys: ['ctrl+c'],
	shown: 'ctrl+c',
	help: 'Leave at once; exit code 130',
};
export const suspend: Binding = {
	intent: 'suspend',
	keys: ['ctrl+z'],
	shown: 'ctrl+z',
	help: 'Put the session aside; fg brings it back',
};
export const leave: Binding = {...interrupt, label: 'quit', priority: stays.quit};
export const quit: Binding = {
	intent: 'quit',
	keys: ['q'],
	shown: 'q',
	label: 'quit',
	help: 'Quit; exit code 0',
	priority: stays.quit,
};

export const paging: readonly Binding[] = [
	{intent: 'page-up', keys: ['pageup'], shown: 'pgup', help: 'A screenful up'},
	{intent: 'page-down', keys: ['pagedown'], shown: 'pgdn', help: 'A screenful down'},
];

export const listMoves: readonly Binding[] = [
	{intent: 'up', keys: ['up', 'k', 'ctrl+p'], shown: '↑', help: 'To the row above'},
	{intent: 'down', keys: ['down', 'j', 'ctrl+n'], shown: '↓', help: 'To the row below'},
	...paging,
	{intent: 'first', keys: ['home', 'g'], shown: 'g', help: 'To the first row'},
	{intent: 'last', keys: ['end', 'G'], shown: 'G', help: 'To the last row'},
];

export const pickerMoves: readonly Binding[] = [
	{intent: 'up', keys: ['up', 'ctrl+p'], shown: '↑', help: 'To the row above'},
	{intent: 'down', keys: ['down', 'ctrl+n'], shown: '↓', help: 'To the row below'},
	...paging,
];

export const move: Binding = {intent: 'move', keys: [], shown: '↑↓', label: 'move', help: 'Move between rows'};

export const scroll: Binding = {
	intent: 'scroll',
	keys: [],
	shown: '↑↓',
	label: 'scroll',
	help: 'Scroll',
	priority: stays.wanted,
};

/** What is scrolled and not moved about in. */
export const scrollMoves: readonly Binding[] = [
	{intent: 'up', keys: ['up', 'ctrl+p'], shown: '↑', help: 'Scroll up'},
	{intent: 'down', keys: ['down', 'ctrl+n'], shown: '↓', help: 'Scroll down'},
	...paging,
];

/** Where a key is pressed: each mode has bindings of its own. */
export type Mode =
	| 'sign-in'
	| 'tenants'
	| 'keys'
	| 'keys-filter'
	| 'details'
	| 'new-key'
	| 'waiting'
	| 'secret'
	| 'secret-leaving'
	| 'secret-file'
	| 'revoke'
	| 'revoke-progress'
	| 'help';

/** The title of a mode in help and in the readme, in the order in which they list the modes. */
export const modeTitles: Readonly<Record<Mode, string>> = {
	keys: 'Keys',
	'keys-filter': 'Keys, while filtering',
	details: 'Details',
	'new-key': 'New key',
	waiting: 'While a key is created or revoked',
	secret: 'Secret',
	'secret-leaving': 'Secret, before leaving',
	'secret-file': 'Secret, writing it to a file',
	revoke: 'Revoke',
	'revoke-progress': 'Revoke, afterwards',
	tenants: 'Tenants',
	'sign-in': 'Sign in',
	help: 'Help',
};
