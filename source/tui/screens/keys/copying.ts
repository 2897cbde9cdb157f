import {keyData} from '../../../output/key-data.js';
import {asciiJson, clean} from '../../../terminal/printable.js';
import {type SessionContext} from '../../model/context.js';
import {type Effect} from '../../model/effects.js';
import {type ScreenUpdate} from '../../model/screen-module.js';
import {listCommand} from './list-command.js';
import {type KeysIntent, type KeysScreen, selectedKey} from './model.js';

/** What is copied of a key, by the intent. */
type CopyIntent = Extract<KeysIntent, `copy-${string}`>;

export function isCopyIntent(intent: KeysIntent): intent is CopyIntent {
	return intent.startsWith('copy-');
}

/** Copies what was asked for; the menu is closed then. */
export function copyFrom(
	screen: KeysScreen,
	intent: CopyIntent,
	context: Pick<SessionContext, 'isDemo' | 'address' | 'now'>,
): ScreenUpdate<KeysScreen> {
	const copied = textFor(screen, intent, context);
	const effects: Effect[] = copied === undefined ? [] : [{type: 'copy-text', ...copied}];
	return {state: {...screen, isCopying: false}, effects};
}

function textFor(
	screen: KeysScreen,
	intent: CopyIntent,
	context: Pick<SessionContext, 'isDemo' | 'address' | 'now'>,
): {readonly text: string; readonly what: string} | undefined {
	if (intent === 'copy-command') {
		const {text, isWhole} = listCommand(screen, context);
		return {text, what: isWhole ? 'the command' : 'the command, without what flags cannot say of the filter'};
	}

	const key = selectedKey(screen);
	if (key === undefined) {
		return undefined;
	}

	switch (intent) {
		case 'copy-id': {
			return {text: key.id, what: key.id};
		}

		case 'copy-name': {
			// What is hidden in a name is not to reach a shell unseen.
			return {text: clean(key.name), what: `the name of ${key.id}`};
		}

		case 'copy-mask': {
			const {redacted_secret: mask} = key;
			return mask === undefined ? undefined : {text: clean(mask), what: `the mask of ${key.id}`};
		}

		case 'copy-json': {
			return {text: asciiJson(keyData(key)), what: `${key.id} as JSON`};
		}
	}
}
