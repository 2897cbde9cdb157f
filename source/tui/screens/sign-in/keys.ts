import {type Mode} from '../../model/screen-module.js';
import {quitBinding, suspendBinding, textHelp} from '../../model/shared-bindings.js';
import {type SignInIntent, type SignInScreen} from './model.js';

export const signInMode: Mode<SignInScreen, SignInIntent> = {
	title: 'Sign in',
	bindings: [
		{intent: 'submit', keys: ['return'], shown: '⏎', label: 'sign in', help: 'Sign in'},
		{intent: 'next-field', keys: ['tab', 'down'], shown: '⇥', label: 'next field', help: 'Next field'},
		{intent: 'previous-field', keys: ['shift+tab', 'up'], shown: '⇧⇥', help: 'Previous field'},
		{
			intent: 'next-address',
			keys: ['ctrl+n'],
			shown: 'ctrl+n',
			label: 'other installation',
			help: 'Next remembered installation',
			isEnabled: (_, {recentAddresses}) => recentAddresses.length > 1,
		},
		textHelp,
		quitBinding,
		suspendBinding,
	],
};
