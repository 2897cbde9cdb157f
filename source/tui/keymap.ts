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
const stays = {out: 1, needed: 2, help: 3, quit: 4, wanted: 5} as const;

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

const help: Binding = {
	intent: 'help',
	keys: ['?', 'f1'],
	shown: '?',
	label: 'help',
	help: 'Show what every key does',
	priority: stays.help,
};
/** Where one types. `?` opens help there, too, while nothing is typed that could begin with it. */
const textHelp: Binding = {...help, keys: ['f1', 'alt+h'], shown: 'F1'};
const interrupt: Binding = {
	intent: 'interrupt',
	keys: ['ctrl+c'],
	shown: 'ctrl+c',
	help: 'Leave at once; exit code 130',
};
const suspend: Binding = {
	intent: 'suspend',
	keys: ['ctrl+z'],
	shown: 'ctrl+z',
	help: 'Put the session aside; fg brings it back',
};
const leave: Binding = {...interrupt, label: 'quit', priority: stays.quit};
const quit: Binding = {
	intent: 'quit',
	keys: ['q'],
	shown: 'q',
	label: 'quit',
	help: 'Quit; exit code 0',
	priority: stays.quit,
};

const paging: readonly Binding[] = [
	{intent: 'page-up', keys: ['pageup'], shown: 'pgup', help: 'A screenful up'},
	{intent: 'page-down', keys: ['pagedown'], shown: 'pgdn', help: 'A screenful down'},
];

const listMoves: readonly Binding[] = [
	{intent: 'up', keys: ['up', 'k', 'ctrl+p'], shown: '↑', help: 'To the row above'},
	{intent: 'down', keys: ['down', 'j', 'ctrl+n'], shown: '↓', help: 'To the row below'},
	...paging,
	{intent: 'first', keys: ['home', 'g'], shown: 'g', help: 'To the first row'},
	{intent: 'last', keys: ['end', 'G'], shown: 'G', help: 'To the last row'},
];

const pickerMoves: readonly Binding[] = [
	{intent: 'up', keys: ['up', 'ctrl+p'], shown: '↑', help: 'To the row above'},
	{intent: 'down', keys: ['down', 'ctrl+n'], shown: '↓', help: 'To the row below'},
	...paging,
];

const move: Binding = {intent: 'move', keys: [], shown: '↑↓', label: 'move', help: 'Move between rows'};

const scroll: Binding = {
	intent: 'scroll',
	keys: [],
	shown: '↑↓',
	label: 'scroll',
	help: 'Scroll',
	priority: stays.wanted,
};

/** What is scrolled and not moved about in. */
const scrollMoves: readonly Binding[] = [
	{intent: 'up', keys: ['up', 'ctrl+p'], shown: '↑', help: 'Scroll up'},
	{intent: 'down', keys: ['down', 'ctrl+n'], shown: '↓', help: 'Scroll down'},
	...paging,
];

/** All bindings, in order of use. */
export const keymap: Readonly<Record<Mode, readonly Binding[]>> = {
	'sign-in': [
		{intent: 'submit', keys: ['return'], shown: '⏎', label: 'sign in', help: 'Sign in'},
		{intent: 'next-field', keys: ['tab', 'down'], shown: '⇥', label: 'next field', help: 'To the next field'},
		{intent: 'previous-field', keys: ['shift+tab', 'up'], shown: '⇧⇥', help: 'To the field before'},
		{
			intent: 'next-address',
			keys: ['ctrl+n'],
			shown: 'ctrl+n',
			label: 'other installation',
			help: 'Fill in the next remembered installation',
		},
		textHelp,
		leave,
		suspend,
	],
	tenants: [
		move,
		...pickerMoves,
		{intent: 'open', keys: ['return'], shown: '⏎', label: 'open', help: 'Open the tenant'},
		{
			intent: 'clear',
			keys: ['escape'],
			shown: 'esc',
			label: 'clear',
			help: 'Empty the filter',
			priority: stays.out,
		},
		{intent: 'reload', keys: ['ctrl+r'], shown: 'ctrl+r', help: 'Fetch the tenants again'},
		textHelp,
		leave,
		suspend,
	],
	keys: [
		move,
		...listMoves,
		{intent: 'details', keys: ['return'], shown: '⏎', label: 'details', help: 'Show or hide every field of the key'},
		{intent: 'new', keys: ['n'], shown: 'n', label: 'new', help: 'Create a key'},
		{intent: 'revoke', keys: ['r'], shown: 'r', label: 'revoke', help: 'Revoke the marked keys, or this one'},
		{intent: 'filter', keys: ['/'], shown: '/', label: 'filter', help: 'Filter by name or id as you type'},
		{intent: 'tenants', keys: ['t'], shown: 't', label: 'tenants', help: 'Choose another tenant'},
		{intent: 'mark', keys: ['space'], shown: 'space', label: 'mark', help: 'Mark the key, or take the mark off'},
		{intent: 'unmark-all', keys: ['u'], shown: 'u', help: 'Take all marks off'},
		{intent: 'sort', keys: ['s'], shown: 's', label: 'sort', help: 'Sort by the next field'},
		{intent: 'reverse', keys: ['S'], shown: 'S', help: 'Reverse the order'},
		{
			intent: 'status',
			keys: ['f'],
			shown: 'f',
			label: 'status',
			help: 'Show only one status: active, expiring, expired, revoked',
		},
		{intent: 'copy-id', keys: ['y'], shown: 'y', label: 'copy id', help: 'Copy the id of the key'},
		{intent: 'reload', keys: ['ctrl+r'], shown: 'ctrl+r', help: 'Look for changes at once'},
		{
			intent: 'back',
			keys: ['escape'],
			shown: 'esc',
			help: 'Empty the filter, show every status, or back to the tenants',
		},
		help,
		quit,
		interrupt,
		suspend,
	],
	'keys-filter': [
		{
			intent: 'keep-filter',
			keys: ['return'],
			shown: '⏎',
			label: 'keep the filter',
			short: 'keep',
			help: 'Keep the filter and go back to the list',
		},
		{
			intent: 'drop-filter',
			keys: ['escape'],
			shown: 'esc',
			label: 'clear',
			help: 'Empty the filter and go back to the list',
			priority: stays.out,
		},
		move,
		...pickerMoves,
		textHelp,
		interrupt,
		suspend,
	],
	details: [
		{
			intent: 'back',
			keys: ['escape', 'return', 'left'],
			shown: 'esc',
			label: 'back',
			help: 'Back to the list',
			priority: stays.out,
		},
		{intent: 'up', keys: ['up', 'k'], shown: '↑', help: 'The key above'},
		{intent: 'down', keys: ['down', 'j'], shown: '↓', help: 'The key below'},
		{intent: 'revoke', keys: ['r'], shown: 'r', label: 'revoke', help: 'Revoke this key'},
		{intent: 'copy-id', keys: ['y'], shown: 'y', label: 'copy id', help: 'Copy the id of the key'},
		help,
		quit,
		interrupt,
		suspend,
	],
	'new-key': [
		{intent: 'next-field', keys: ['tab'], shown: '⇥', label: 'next field', help: 'To the next field'},
		{intent: 'previous-field', keys: ['shift+tab'], shown: '⇧⇥', help: 'To the field before'},
		{intent: 'up', keys: ['up'], shown: '↑', help: 'To the line above'},
		{intent: 'down', keys: ['down'], shown: '↓', help: 'To the line below'},
		{intent: 'choose', keys: ['space'], shown: 'space', label: 'choose', help: 'Check a scope, or take the check off'},
		{intent: 'left', keys: ['left'], shown: '←', help: 'The choice before'},
		{intent: 'right', keys: ['right'], shown: '→', help: 'The next choice'},
		{intent: 'submit', keys: ['return'], shown: '⏎', label: 'create', help: 'Create the key'},
		{
			intent: 'back',
			keys: ['escape'],
			shown: 'esc',
			label: 'back, nothing is created',
			short: 'back',
			help: 'Back; nothing is created',
			priority: stays.out,
		},
		textHelp,
		interrupt,
		suspend,
	],
	waiting: [
		{...interrupt, label: 'quit without waiting', short: 'quit', priority: stays.out},
		{intent: 'wait', keys: ['escape', 'return'], shown: 'esc', help: 'Nothing, before the answer is there'},
		help,
		suspend,
	],
	secret: [
		{intent: 'copy', keys: ['c'], shown: 'c', label: 'copy', help: 'Copy the secret', priority: stays.out},
		{intent: 'reveal', keys: ['v'], shown: 'v', label: 'reveal', help: 'Show the secret, or hide it'},
		{
			intent: 'write',
			keys: ['w'],
			shown: 'w',
			label: 'write to a file',
			short: 'file',
			help: 'Write the secret to a new file that only you can read',
			priority: stays.out,
		},
		{
			intent: 'acknowledge',
			keys: ['return'],
			shown: '⏎',
			label: 'I have saved it',
			short: 'saved',
			help: 'Back to the list: the secret is gone from then on',
			priority: stays.needed,
		},
		{
			intent: 'ask',
			keys: ['escape', 'q', 'ctrl+c', 'ctrl+d'],
			shown: 'esc',
			help: 'Back; q and ctrl+c quit. Each asks first unless the secret was copied or written',
		},
		help,
		suspend,
	],
	'secret-leaving': [
		{
			intent: 'stay',
			keys: ['escape', 'n'],
			shown: 'esc',
			label: 'stay',
			help: 'Stay and save the secret',
			priority: stays.out,
		},
		{intent: 'copy', keys: ['c'], shown: 'c', label: 'copy', help: 'Copy the secret'},
		{
			intent: 'write',
			keys: ['w'],
			shown: 'w',
			label: 'write to a file',
			short: 'file',
			help: 'Write the secret to a new file that only you can read',
		},
		{
			intent: 'leave',
			keys: ['y', 'ctrl+c'],
			shown: 'y',
			label: 'leave',
			help: 'Leave without the secret; ctrl+c quits',
			priority: stays.out,
		},
		{...help, priority: stays.wanted},
	],
	'secret-file': [
		{intent: 'submit', keys: ['return'], shown: '⏎', label: 'write', help: 'Write the secret to the file'},
		{
			intent: 'cancel',
			keys: ['escape', 'ctrl+c'],
			shown: 'esc',
			label: 'cancel',
			short: 'back',
			help: 'Back; nothing is written',
			priority: stays.out,
		},
		textHelp,
	],
	revoke: [
		{
			intent: 'submit',
			keys: ['return'],
			shown: '⏎',
			label: 'revoke, once it is typed',
			short: 'revoke',
			help: 'Revoke, once the name or the number stands there; back if nothing does',
		},
		{
			intent: 'back',
			keys: ['escape'],
			shown: 'esc',
			label: 'back, nothing is revoked',
			short: 'back',
			help: 'Back; nothing is revoked',
			priority: stays.out,
		},
		scroll,
		...scrollMoves,
		textHelp,
		interrupt,
		suspend,
	],
	'revoke-progress': [
		{
			intent: 'retry',
			keys: ['r'],
			shown: 'r',
			label: 'try the failed ones again',
			short: 'retry',
			help: 'Try the failed ones again',
		},
		{
			intent: 'back',
			keys: ['escape', 'return'],
			shown: 'esc',
			label: 'back to the list',
			short: 'back',
			help: 'Back to the list',
			priority: stays.out,
		},
		scroll,
		...scrollMoves,
		help,
		interrupt,
		suspend,
	],
	help: [
		{
			intent: 'back',
			keys: ['escape', '?', 'f1', 'q', 'return'],
			shown: 'esc',
			label: 'back',
			help: 'Back to where you were',
			priority: stays.out,
		},
		scroll,
		{intent: 'up', keys: ['up', 'k'], shown: '↑', help: 'Up'},
		{intent: 'down', keys: ['down', 'j'], shown: '↓', help: 'Down'},
		...paging,
		interrupt,
		suspend,
	],
};

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

/** The binding of a key among those that are enabled, if it has one. */
export function findBinding(bindings: readonly Binding[], key: string): Binding | undefined {
	return bindings.find(({keys}) => keys.includes(key));
}
