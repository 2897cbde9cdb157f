import {type Binding} from './binding.js';
import {type SessionContext} from './context.js';

/** What stays in a footer to the last: the way out, then the other keys that one cannot do without. */
export const footerPriority = {out: 1, needed: 2, helpBinding: 3, quit: 4, wanted: 5} as const;

export const help = {
	intent: 'help',
	keys: ['?', 'f1'],
	shown: '?',
	label: 'help',
	help: 'Show all keys',
	priority: footerPriority.helpBinding,
} as const satisfies Binding;

/** Where one types. `?` opens help there, too, while nothing is typed that could begin with it. */
export const textHelp = {...help, keys: ['f1', 'alt+h'], shown: 'F1'} as const satisfies Binding;

export const interruptBinding = {
	intent: 'interrupt',
	keys: ['ctrl+c'],
	shown: 'ctrl+c',
	help: 'Quit at once; exit code 130',
} as const satisfies Binding;

export const suspendBinding = {
	intent: 'suspend',
	keys: ['ctrl+z'],
	shown: 'ctrl+z',
	help: 'Suspend the session; fg resumes it',
} as const satisfies Binding;

/** Opens the list of installations, where more than one was signed in to; control and a letter where letters are typed. */
export function openInstallations<Key extends string>(key: Key) {
	return {
		intent: 'installations',
		keys: [key],
		shown: key,
		label: 'installations',
		help: 'Switch installation',
		isEnabled: (_: unknown, {installations}: Pick<SessionContext, 'installations'>) => installations.all.length > 0,
	} as const;
}

/** Ctrl-C where no other key leaves: it stands in the footer. */
export const quitBinding = {
	...interruptBinding,
	label: 'quit',
	priority: footerPriority.quit,
} as const satisfies Binding;

export const quit = {
	intent: 'quit',
	keys: ['q'],
	shown: 'q',
	label: 'quit',
	help: 'Quit; exit code 0',
	priority: footerPriority.quit,
} as const satisfies Binding;

/** What ends the bindings of a screen on which letters are bound. */
export const endBindings = [help, quit, interruptBinding, suspendBinding] as const satisfies readonly Binding[];

/** Back to the screen below a list. */
export const backBinding = {
	intent: 'back',
	keys: ['escape', 'left'],
	shown: 'esc',
	label: 'back',
	help: 'Back to where you were',
	priority: footerPriority.out,
} as const satisfies Binding;

/** Opens the list of keys with the pointer on the one that a row is about. */
export const openKey = {
	intent: 'open',
	keys: ['return'],
	shown: '⏎',
	label: 'open the key',
	short: 'open',
	help: 'Open the list with the pointer on the key',
} as const satisfies Binding;

const paging = [
	{intent: 'page-up', keys: ['pageup'], shown: 'pgup', help: 'Page up'},
	{intent: 'page-down', keys: ['pagedown'], shown: 'pgdn', help: 'Page down'},
] as const satisfies readonly Binding[];

/** Pages, where control and a letter are free. */
const listPaging = [
	{...paging[0], keys: ['pageup', 'ctrl+u', 'ctrl+b']},
	{...paging[1], keys: ['pagedown', 'ctrl+d', 'ctrl+f']},
] as const satisfies readonly Binding[];

/** The moves of a list in which letters are bound. */
export const listMoves = [
	{intent: 'up', keys: ['up', 'k', 'ctrl+p'], shown: 'k ↑', help: 'Move up'},
	{intent: 'down', keys: ['down', 'j', 'ctrl+n'], shown: 'j ↓', help: 'Move down'},
	...listPaging,
	{intent: 'first', keys: ['home', 'g'], shown: 'g', help: 'First row'},
	{intent: 'last', keys: ['end', 'G'], shown: 'G', help: 'Last row'},
] as const satisfies readonly Binding[];

/** The moves of a list while one types. */
export const pickerMoves = [
	{intent: 'up', keys: ['up', 'ctrl+p'], shown: '↑', help: 'Move up'},
	{intent: 'down', keys: ['down', 'ctrl+n'], shown: '↓', help: 'Move down'},
	...paging,
] as const satisfies readonly Binding[];

/** Stands in a footer for the moves of a list. */
export const move = {
	intent: 'move',
	keys: [],
	shown: '↑↓',
	label: 'move',
	help: 'Move between rows',
} as const satisfies Binding;

/** Stands in a footer for the keys that scroll. */
export const scroll = {
	intent: 'scroll',
	keys: [],
	shown: '↑↓',
	label: 'scroll',
	help: 'Scroll',
	priority: footerPriority.wanted,
} as const satisfies Binding;

/** What is scrolled and not moved about in, while one types. */
export const scrollMoves = [
	{intent: 'up', keys: ['up', 'ctrl+p'], shown: '↑', help: 'Scroll up'},
	{intent: 'down', keys: ['down', 'ctrl+n'], shown: '↓', help: 'Scroll down'},
	...paging,
] as const satisfies readonly Binding[];

/** What is scrolled, where letters are bound. */
export const readMoves = [
	{intent: 'up', keys: ['up', 'k'], shown: '↑', help: 'Up'},
	{intent: 'down', keys: ['down', 'j'], shown: '↓', help: 'Down'},
	...paging,
] as const satisfies readonly Binding[];
