import {type Mode} from '../../model/screen-module.js';
import {help, interruptBinding, footerPriority, suspendBinding, textHelp} from '../../model/shared-bindings.js';
import {focusedText, type NewKeyIntent, type NewKeyScreen} from './model.js';

const isOnExpiry = ({focus}: NewKeyScreen) => focus === 'expires';

/** In a text field, space and the arrows belong to the text. */
export const formMode: Mode<NewKeyScreen, NewKeyIntent> = {
	title: 'New key',
	bindings: [
		{intent: 'next-field', keys: ['tab'], shown: '⇥', label: 'next field', help: 'Next field'},
		{intent: 'previous-field', keys: ['shift+tab'], shown: '⇧⇥', help: 'Previous field'},
		{intent: 'up', keys: ['up'], shown: '↑', help: 'Move up'},
		{intent: 'down', keys: ['down'], shown: '↓', help: 'Move down'},
		{
			intent: 'choose',
			keys: ['space'],
			shown: 'space',
			label: 'choose',
			help: 'Check or uncheck a scope',
			isEnabled: (screen) => focusedText(screen) === undefined,
		},
		{intent: 'left', keys: ['left'], shown: '←', help: 'Previous choice', isEnabled: isOnExpiry},
		{intent: 'right', keys: ['right'], shown: '→', help: 'Next choice', isEnabled: isOnExpiry},
		{
			intent: 'submit',
			keys: ['return'],
			shown: '⏎',
			label: 'create',
			help: 'Create the key',
			priority: footerPriority.wanted,
		},
		{
			intent: 'back',
			keys: ['escape'],
			shown: 'esc',
			label: 'back, nothing is created',
			short: 'back',
			help: 'Back; nothing is created',
			priority: footerPriority.out,
			// The outcome of a request without a response is unknown.
			labelFor: ({isUnknown}) => (isUnknown ? 'back' : undefined),
		},
		textHelp,
		interruptBinding,
		suspendBinding,
	],
};

export const creatingMode: Mode<NewKeyScreen, NewKeyIntent> = {
	title: 'New key, while creating',
	bindings: [
		{...interruptBinding, label: 'quit without waiting', short: 'quit', priority: footerPriority.out},
		{intent: 'wait', keys: ['escape', 'return'], shown: 'esc', help: 'Wait until PhyCloud answers'},
		help,
		suspendBinding,
	],
};
