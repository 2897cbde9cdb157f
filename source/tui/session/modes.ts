import {type Binding, keymap, type Mode} from '../keymap.js';
import {detailsCover} from '../screens/keys/reduce.js';
import {chosenKeys, type KeysScreen} from '../screens/keys/state.js';
import {focusedText, type NewKeyScreen} from '../screens/new-key/state.js';
import {failedKeys, isRevoking} from '../screens/revoke/state.js';
import {type Screen} from './screen.js';
import {type Shared} from './step.js';

/** The mode that a screen is in: it decides what keys mean. */
export function modeOf(screen: Screen, shared: Shared): Mode {
	switch (screen.name) {
		case 'keys': {
			if (screen.isFiltering) {
				return 'keys-filter';
			}

			return detailsCover(screen, shared) ? 'details' : 'keys';
		}

		case 'secret': {
			if (screen.file !== undefined) {
				return 'secret-file';
			}

			return screen.isLeaving ? 'secret-leaving' : 'secret';
		}

		case 'revoke': {
			return screen.progress === undefined ? 'revoke' : 'revoke-progress';
		}

		default: {
			return screen.name;
		}
	}
}

/** The bindings that work right now. A disabled one leaves the dispatcher, the footer and help's first part alike. */
export function activeBindings(screen: Screen, shared: Shared): Binding[] {
	return keymap[modeOf(screen, shared)]
		.filter(({intent}) => isEnabled(intent, screen, shared))
		.map((binding) => worded(binding, screen));
}

function isEnabled(intent: string, screen: Screen, shared: Shared): boolean {
	switch (screen.name) {
		case 'keys': {
			return isEnabledOnKeys(intent, screen);
		}

		case 'new-key': {
			return screen.isSending ? ['interrupt', 'suspend', 'back'].includes(intent) : isEnabledInForm(intent, screen);
		}

		case 'revoke': {
			return intent === 'retry' ? failedKeys(screen).length > 0 && !isRevoking(screen) : true;
		}

		case 'sign-in': {
			return intent !== 'next-address' || shared.recentAddresses.length > 1;
		}

		default: {
			return true;
		}
	}
}

function isEnabledOnKeys(intent: string, screen: KeysScreen): boolean {
	switch (intent) {
		case 'details':
		case 'mark':
		case 'copy-id':
		case 'move': {
			return screen.rows.length > 0;
		}

		case 'revoke': {
			return chosenKeys(screen).some(({status}) => status !== 'revoked');
		}

		case 'unmark-all': {
			return screen.marked.size > 0;
		}

		case 'new': {
			return screen.tenant?.status !== 'inactive';
		}

		default: {
			return true;
		}
	}
}

/** In a text field, space and the arrows belong to the text. */
function isEnabledInForm(intent: string, screen: NewKeyScreen): boolean {
	switch (intent) {
		case 'choose': {
			return focusedText(screen) === undefined;
		}

		case 'left':
		case 'right': {
			return screen.focus === 'expires';
		}

		default: {
			return true;
		}
	}
}

/** A binding in the words of the moment: what is shown can be hidden. */
function worded(binding: Binding, screen: Screen): Binding {
	return screen.name === 'secret' && binding.intent === 'reveal' && screen.isRevealed
		? {...binding, label: 'hide'}
		: binding;
}
