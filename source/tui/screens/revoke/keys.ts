import {type SessionContext} from '../../model/context.js';
import {type ScreenBinding} from '../../model/binding.js';
import {type Mode} from '../../model/screen-module.js';
import {
	help,
	interruptBinding,
	scroll,
	scrollMoves,
	footerPriority,
	suspendBinding,
	textHelp,
} from '../../model/shared-bindings.js';
import {isScrollable} from './listing.js';
import {failedKeys, type RevokeIntent, type RevokeScreen} from './model.js';

type RevokeMode = Mode<RevokeScreen, RevokeIntent>;

const isEnabled = (screen: RevokeScreen, context: SessionContext) => isScrollable(screen, context);

const scrolling: ReadonlyArray<ScreenBinding<RevokeScreen, RevokeIntent>> = [scroll, ...scrollMoves].map((binding) => ({
	...binding,
	isEnabled,
}));

export const confirmMode: RevokeMode = {
	title: 'Revoke',
	bindings: [
		{
			intent: 'submit',
			keys: ['return'],
			shown: '⏎',
			label: 'revoke, once it is typed',
			short: 'revoke',
			help: 'Revoke, once the name or number is typed; back if the field is empty',
		},
		{
			intent: 'back',
			keys: ['escape'],
			shown: 'esc',
			label: 'back, nothing is revoked',
			short: 'back',
			help: 'Back; nothing is revoked',
			priority: footerPriority.out,
		},
		...scrolling,
		textHelp,
		interruptBinding,
		suspendBinding,
	],
};

export const revokingMode: RevokeMode = {
	title: 'Revoke, in progress',
	bindings: [
		{...interruptBinding, label: 'quit without waiting', short: 'quit', priority: footerPriority.out},
		{intent: 'wait', keys: ['escape', 'return'], shown: 'esc', help: 'Wait until PhyCloud answers'},
		help,
		suspendBinding,
	],
};

export const resultMode: RevokeMode = {
	title: 'Revoke, done',
	splitsAlt: true,
	bindings: [
		{
			intent: 'retry',
			keys: ['r'],
			shown: 'r',
			label: 'try the failed ones again',
			short: 'retry',
			help: 'Try the failed ones again',
			isEnabled: (screen) => failedKeys(screen).length > 0,
		},
		{
			intent: 'back',
			keys: ['escape', 'return'],
			shown: 'esc',
			label: 'back to the list',
			short: 'back',
			help: 'Back to the list',
			priority: footerPriority.out,
		},
		...scrolling,
		help,
		interruptBinding,
		suspendBinding,
	],
};
