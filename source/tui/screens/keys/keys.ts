import {type SortField} from '../../../core/key-order.js';
import {type Mode} from '../../model/screen-module.js';
import {
	help,
	interruptBinding,
	listMoves,
	move,
	openInstallations,
	pickerMoves,
	quit,
	footerPriority,
	suspendBinding,
	textHelp,
} from '../../model/shared-bindings.js';
import {termNames} from './filter-terms.js';
import {chosenKeys, isOfAll, isRefused, type KeysIntent, type KeysScreen, selectedKey} from './model.js';

type KeysMode = Mode<KeysScreen, KeysIntent>;

const hasRows = ({rows}: KeysScreen) => rows.length > 0;
const hasKeys = ({keys}: KeysScreen) => keys.length > 0;

const revoke = {
	intent: 'revoke',
	keys: ['r'],
	shown: 'r',
	label: 'revoke',
	isChange: true,
	isEnabled: (screen: KeysScreen) => chosenKeys(screen).some(({status}) => status !== 'revoked'),
	disabledReason: (screen: KeysScreen) => (hasRows(screen) ? 'This key is already revoked.' : undefined),
	labelFor: ({marked}: KeysScreen) => (marked.size > 0 ? `revoke ${marked.size} marked` : undefined),
} as const;

const rotate = {
	intent: 'rotate',
	keys: ['R'],
	shown: 'R',
	help: 'Rotate the key: create the one that replaces it',
	isChange: true,
	isEnabled: (screen: KeysScreen) =>
		selectedKey(screen) !== undefined &&
		selectedKey(screen)?.status !== 'revoked' &&
		screen.tenant?.status !== 'inactive',
	disabledReason: (screen: KeysScreen) =>
		hasRows(screen)
			? screen.tenant?.status === 'inactive'
				? 'This tenant is inactive: it gets no new keys.'
				: 'A revoked key needs no successor.'
			: undefined,
} as const;

/** The fields that one can sort by, as their columns stand. */
const fields = ['name', 'id', 'status', 'expires', 'used', 'created'] as const satisfies readonly SortField[];

const sortedBy = fields.map(
	(field, index) =>
		({
			intent: `sort-${field}`,
			keys: [String(index + 1)],
			shown: String(index + 1),
			help: `Sort by ${field}; again: reverse`,
			isEnabled: hasKeys,
		}) as const,
);

const copying = [
	{
		intent: 'copy',
		keys: ['y'],
		shown: 'y',
		label: 'copy',
		help: 'Copy the id, the name, the mask or the JSON of the key',
		isEnabled: hasRows,
	},
	{intent: 'copy-command', keys: ['Y'], shown: 'Y', help: 'Copy the command that lists what is on the screen'},
] as const;

const events = {
	intent: 'events',
	keys: ['e'],
	shown: 'e',
	help: 'Events: what happened since the session began',
} as const;

export const listMode: KeysMode = {
	title: 'Keys',
	splitsAlt: true,
	bindings: [
		{...move, isEnabled: hasRows},
		...listMoves,
		{
			intent: 'details',
			keys: ['return'],
			shown: '⏎',
			label: 'details',
			help: 'Show or hide every field of the key',
			isEnabled: hasRows,
		},
		{
			intent: 'new',
			keys: ['n'],
			shown: 'n',
			label: 'new',
			help: 'Create a key',
			isChange: true,
			isEnabled: (screen) => screen.tenant?.status !== 'inactive' && !isRefused(screen) && !isOfAll(screen),
			disabledReason: (screen) =>
				isOfAll(screen)
					? 'A key is created in a tenant: t opens one.'
					: screen.tenant?.status === 'inactive'
						? 'This tenant is inactive: it gets no new keys.'
						: undefined,
		},
		{...revoke, help: 'Revoke the marked keys or this key'},
		rotate,
		{
			intent: 'filter',
			keys: ['/'],
			shown: '/',
			label: 'filter',
			help: `Filter by words, or by ${termNames.map((name) => `${name}:`).join(' ')}`,
			isEnabled: hasKeys,
		},
		{intent: 'tenants', keys: ['t'], shown: 't', label: 'tenants', help: 'Switch tenant'},
		{intent: 'attention', keys: ['!'], shown: '!', help: 'Attention: what is wrong with keys in any tenant'},
		events,
		openInstallations('i'),
		{
			intent: 'mark',
			keys: ['space'],
			shown: 'space',
			label: 'mark',
			help: 'Mark or unmark the key',
			isEnabled: hasRows,
		},
		{
			intent: 'mark-all',
			keys: ['*'],
			shown: '*',
			label: 'mark all',
			help: 'Mark or unmark every key that is shown',
			isEnabled: hasRows,
		},
		{intent: 'unmark-all', keys: ['u'], shown: 'u', help: 'Unmark all', isEnabled: ({marked}) => marked.size > 0},
		{intent: 'sort', keys: ['s'], shown: 's', label: 'sort', help: 'Sort by the next field', isEnabled: hasKeys},
		...sortedBy,
		{intent: 'reverse', keys: ['S'], shown: 'S', help: 'Reverse sort order', isEnabled: hasKeys},
		{
			intent: 'status',
			keys: ['f'],
			shown: 'f',
			label: 'status',
			help: 'Show only one status: active, expiring, expired, revoked',
			isEnabled: hasKeys,
		},
		...copying,
		{intent: 'reload', keys: ['ctrl+r'], shown: 'ctrl+r', help: 'Check for changes now'},
		{
			intent: 'back',
			keys: ['escape'],
			shown: 'esc',
			help: 'Clear the filter, show every status, or back to the tenants',
		},
		help,
		quit,
		interruptBinding,
		suspendBinding,
	],
};

export const filterMode: KeysMode = {
	title: 'Keys, while filtering',
	bindings: [
		{
			intent: 'keep-filter',
			keys: ['return'],
			shown: '⏎',
			label: 'keep the filter',
			short: 'keep',
			help: 'Keep the filter and return to the list',
		},
		{
			intent: 'drop-filter',
			keys: ['escape'],
			shown: 'esc',
			label: 'clear',
			help: 'Clear the filter and return to the list',
			priority: footerPriority.out,
		},
		{...move, isEnabled: hasRows},
		...pickerMoves,
		textHelp,
		interruptBinding,
		suspendBinding,
	],
};

export const detailsMode: KeysMode = {
	title: 'Details',
	splitsAlt: true,
	bindings: [
		{
			intent: 'back',
			keys: ['escape', 'return', 'left'],
			shown: 'esc',
			label: 'back',
			help: 'Back to the list',
			priority: footerPriority.out,
		},
		{intent: 'up', keys: ['up', 'k'], shown: '↑', help: 'Previous key'},
		{intent: 'down', keys: ['down', 'j'], shown: '↓', help: 'Next key'},
		{...revoke, help: 'Revoke this key'},
		rotate,
		...copying,
		help,
		quit,
		interruptBinding,
		suspendBinding,
	],
};

export const copyMode: KeysMode = {
	title: 'Keys, while copying',
	bindings: [
		{intent: 'copy-id', keys: ['i', 'y'], shown: 'i', label: 'id', help: 'Copy the id; y does, too'},
		{intent: 'copy-name', keys: ['n'], shown: 'n', label: 'name', help: 'Copy the name'},
		{
			intent: 'copy-mask',
			keys: ['m'],
			shown: 'm',
			label: 'mask',
			help: 'Copy the masked secret',
			isEnabled: (screen) => selectedKey(screen)?.redacted_secret !== undefined,
			disabledReason: () => 'The installation does not tell the mask.',
		},
		{intent: 'copy-json', keys: ['j'], shown: 'j', label: 'JSON', help: 'Copy every field as JSON'},
		{
			intent: 'stop-copying',
			keys: ['escape'],
			shown: 'esc',
			label: 'copy nothing',
			short: 'back',
			help: 'Copy nothing',
			priority: footerPriority.out,
		},
		help,
		interruptBinding,
		suspendBinding,
	],
};
