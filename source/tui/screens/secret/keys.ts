import {type Mode} from '../../model/screen-module.js';
import {help, footerPriority, suspendBinding, textHelp} from '../../model/shared-bindings.js';
import {type SecretIntent, type SecretScreen} from './model.js';

type SecretMode = Mode<SecretScreen, SecretIntent>;

const write = {
	intent: 'write',
	keys: ['w'],
	shown: 'w',
	label: 'write to a file',
	short: 'file',
	help: 'Write the secret to a new file that only you can read',
} as const;

const deliver = {
	intent: 'deliver',
	keys: ['|'],
	shown: '|',
	label: 'to a command',
	short: 'command',
	help: 'Deliver the secret to the standard input of a command',
} as const;

export const secretMode: SecretMode = {
	title: 'Secret',
	bindings: [
		{intent: 'copy', keys: ['c'], shown: 'c', label: 'copy', help: 'Copy the secret', priority: footerPriority.out},
		{
			intent: 'reveal',
			keys: ['v'],
			shown: 'v',
			label: 'reveal',
			help: 'Show or hide the secret',
			labelFor: ({isRevealed}) => (isRevealed ? 'hide' : undefined),
		},
		{...write, priority: footerPriority.out},
		deliver,
		{
			intent: 'acknowledge',
			keys: ['return'],
			shown: '⏎',
			label: 'I have saved it',
			short: 'saved',
			help: 'Back to the list; the secret is then gone',
			priority: footerPriority.needed,
		},
		{
			intent: 'go-back',
			keys: ['escape', 'ctrl+d'],
			shown: 'esc',
			help: 'Back to the list; asks first unless the secret is saved',
		},
		{intent: 'ask-to-quit', keys: ['q'], shown: 'q', help: 'Quit; asks first unless the secret is saved'},
		{
			intent: 'ask-to-interrupt',
			keys: ['ctrl+c'],
			shown: 'ctrl+c',
			help: 'Quit with exit code 130; asks first unless the secret is saved',
		},
		help,
		suspendBinding,
	],
};

export const leavingMode: SecretMode = {
	title: 'Secret, before leaving',
	bindings: [
		{
			intent: 'stay',
			keys: ['escape', 'n'],
			shown: 'esc',
			label: 'stay',
			help: 'Stay and save the secret',
			priority: footerPriority.out,
		},
		{intent: 'copy', keys: ['c'], shown: 'c', label: 'copy', help: 'Copy the secret'},
		write,
		deliver,
		{
			intent: 'leave',
			keys: ['y'],
			shown: 'y',
			label: 'leave',
			help: 'Leave without the secret',
			priority: footerPriority.out,
		},
		{intent: 'interrupt-anyway', keys: ['ctrl+c'], shown: 'ctrl+c', help: 'Quit without the secret; exit code 130'},
		{...help, priority: footerPriority.wanted},
	],
};

export const fileMode: SecretMode = {
	title: 'Secret, writing it to a file',
	bindings: [
		{intent: 'submit', keys: ['return'], shown: '⏎', label: 'write', help: 'Write the secret to the file'},
		{
			intent: 'cancel',
			keys: ['escape', 'ctrl+c'],
			shown: 'esc',
			label: 'cancel',
			short: 'back',
			help: 'Back; nothing is written',
			priority: footerPriority.out,
		},
		textHelp,
	],
};

export const commandMode: SecretMode = {
	title: 'Secret, delivering it to a command',
	bindings: [
		{
			intent: 'run',
			keys: ['return'],
			shown: '⏎',
			label: 'run',
			help: 'Run the command with the secret on its standard input',
		},
		{
			intent: 'cancel',
			keys: ['escape', 'ctrl+c'],
			shown: 'esc',
			label: 'cancel',
			short: 'back',
			help: 'Back; nothing is run',
			priority: footerPriority.out,
		},
		textHelp,
	],
};

export const runningMode: SecretMode = {
	title: 'Secret, while a command runs',
	bindings: [
		{
			intent: 'stop-command',
			keys: ['escape', 'ctrl+c'],
			shown: 'esc',
			label: 'stop',
			help: 'Stop the command; the secret stays',
			priority: footerPriority.out,
		},
	],
};
