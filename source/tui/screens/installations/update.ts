import {isListMove} from '../../input/list-moves.js';
import {type SessionContext} from '../../model/context.js';
import {layoutOf} from '../../model/layout.js';
import {movePlace} from '../../model/list-place.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {type InstallationsIntent, type InstallationsScreen, isHere, listedInstallations} from './model.js';

/** The rows of the list: the body without the headings and what stands below them. */
export function installationsHeight({size}: Pick<SessionContext, 'size'>): number {
	return Math.max(1, layoutOf(size).body - 3);
}

/** The list after something happened. What follows a switch is the session's to decide. */
export function updateInstallationsScreen(
	screen: InstallationsScreen,
	message: ScreenMessage<InstallationsIntent>,
	context: SessionContext,
): ScreenUpdate<InstallationsScreen> | undefined {
	if (message.type === 'installation-failed') {
		return {state: {...screen, opening: undefined, error: message.error}};
	}

	return message.type === 'intended' ? handleIntent(screen, message.intent, context) : undefined;
}

function handleIntent(
	screen: InstallationsScreen,
	intent: InstallationsIntent,
	context: SessionContext,
): ScreenUpdate<InstallationsScreen> {
	const all = listedInstallations(context);
	if (isListMove(intent)) {
		return {state: {...screen, ...movePlace(screen, intent, installationsHeight(context), all.length)}};
	}

	const host = all[screen.cursor]?.host;
	if (intent === 'back' || host === undefined || isHere(host, context)) {
		return {state: screen, navigation: {kind: 'pop'}};
	}

	return {state: {...screen, opening: host, error: undefined}, effects: [{type: 'open-installation', host}]};
}
