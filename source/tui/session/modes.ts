import {type Binding, findBinding, keymap, type Mode} from '../keymap.js';
import {detailsCover} from '../screens/keys/update.js';
import {chosenKeys, isRefused, type KeysScreen} from '../screens/keys/model.js';
import {focusedText, type NewKeyScreen} from '../screens/new-key/model.js';
import {textOf} from '../input/text-field.js';
import {isScrollable} from '../screens/revoke/listing.js';
import {failedKeys, isRevoking} from '../screens/revoke/model.js';
import {tenantChoices} from '../screens/tenants/model.js';
import {type SessionContext} from '../model/context.js';
import {type Screen} from './screen.js';

/** The mode that a screen is in: it decides what keys mean. */
export function modeOf(screen: Screen, context: SessionContext): Mode {
	switch (screen.name) {
		case 'keys': {
			if (screen.isFiltering) {
				return 'keys-filter';
			}

			return detailsCover(screen, context) ? 'details' : 'keys';
		}

		case 'secret': {
			if (screen.file !== undefined) {
				return 'secret-file';
			}

			return screen.leaving === undefined ? 'secret' : 'secret-leaving';
		}

		case 'revoke': {
			if (screen.progress === undefined) {
				return 'revoke';
			}

			return isRevoking(screen) ? 'waiting' : 'revoke-progress';
		}

		case 'new-key': {
			return screen.isSending ? 'waiting' : 'new-key';
		}

		default: {
			return screen.name;
		}
	}
}

/** The bindings that work right now. A disabled one leaves the dispatcher, the footer and help's first part alike. */
export function activeBindings(screen: Screen, context: SessionContext): Binding[] {
	return keymap[modeOf(screen, context)]
		.filter(({intent}) => isEnabled(intent, screen, context))
		.map((binding) => worded(binding, screen))
		.map((binding) =>
			binding.intent === 'help' && startsNothing(screen) ? {...binding, keys: [...binding.keys, '?']} : binding,
		);
}

/** Whether nothing that is wanted here begins with `?`: then it opens help although one types. */
function startsNothing(screen: Screen): boolean {
	switch (screen.name) {
		case 'keys': {
			return screen.isFiltering && textOf(screen.filter) === '';
		}

		case 'tenants': {
			return textOf(screen.field) === '';
		}

		case 'sign-in': {
			return screen.focus === 'address' && textOf(screen.address) === '';
		}

		case 'new-key': {
			const text = focusedText(screen);
			return !screen.isSending && text !== 'keyName' && (text === undefined || textOf(screen[text]) === '');
		}

		case 'revoke': {
			return screen.progress === undefined && textOf(screen.field) === '' && !screen.expected.startsWith('?');
		}

		default: {
			return false;
		}
	}
}

/** Why a key that is bound on this screen does nothing right now, where that is not plain to see. */
export function disabledReason(screen: Screen, context: SessionContext, key: string): string | undefined {
	const binding = findBinding(keymap[modeOf(screen, context)], key);
	if (screen.name !== 'keys' || binding === undefined || isEnabled(binding.intent, screen, context)) {
		return undefined;
	}

	switch (binding.intent) {
		case 'new': {
			return screen.tenant?.status === 'inactive' ? 'This tenant is inactive: it gets no new keys.' : undefined;
		}

		case 'revoke': {
			return screen.rows.length === 0 ? undefined : 'This key is revoked already.';
		}

		default: {
			return undefined;
		}
	}
}

const scrolling: ReadonlySet<string> = new Set(['scroll', 'up', 'down', 'page-up', 'page-down']);

function isEnabled(intent: string, screen: Screen, context: SessionContext): boolean {
	switch (screen.name) {
		case 'keys': {
			return isEnabledOnKeys(intent, screen);
		}

		case 'new-key': {
			return isEnabledInForm(intent, screen);
		}

		case 'revoke': {
			return scrolling.has(intent)
				? isScrollable(screen, context)
				: intent !== 'retry' || failedKeys(screen).length > 0;
		}

		case 'tenants': {
			if (intent === 'clear') {
				return textOf(screen.field) !== '';
			}

			return (
				intent !== 'open' || screen.tenants === undefined || tenantChoices(screen, context.recentTenants).length > 0
			);
		}

		case 'sign-in': {
			return intent !== 'next-address' || context.recentAddresses.length > 1;
		}

		default: {
			return true;
		}
	}
}

function isEnabledOnKeys(intent: string, screen: KeysScreen): boolean {
	switch (intent) {
		case 'details':
		case 'copy-id':
		case 'mark':
		case 'move': {
			return screen.rows.length > 0;
		}

		case 'filter':
		case 'sort':
		case 'reverse':
		case 'status': {
			return screen.keys.length > 0;
		}

		case 'revoke': {
			return chosenKeys(screen).some(({status}) => status !== 'revoked');
		}

		case 'unmark-all': {
			return screen.marked.size > 0;
		}

		case 'new': {
			return screen.tenant?.status !== 'inactive' && !isRefused(screen);
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

/** A binding in the words of the moment. */
function worded(binding: Binding, screen: Screen): Binding {
	const label = labelOf(binding.intent, screen);
	return label === undefined ? binding : {...binding, label};
}

function labelOf(intent: string, screen: Screen): string | undefined {
	switch (screen.name) {
		case 'secret': {
			return intent === 'reveal' && screen.isRevealed ? 'hide' : undefined;
		}

		case 'new-key': {
			// What has become of a request that nobody answered is not for us to say.
			return intent === 'back' && screen.isUnknown ? 'back' : undefined;
		}

		case 'keys': {
			return intent === 'revoke' && screen.marked.size > 0 ? `revoke ${screen.marked.size} marked` : undefined;
		}

		default: {
			return undefined;
		}
	}
}
