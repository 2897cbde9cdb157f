import {type Effect} from '../model/effects.js';
import {type Notice, type SessionContext} from '../model/context.js';
import {type Screen} from './screen.js';

/** The whole state of the session: what every screen may know, and the screens, the one that shows last. */
export type Session = {
	readonly context: SessionContext;
	readonly screens: readonly [Screen, ...Screen[]];
	readonly notice: Notice | undefined;
	/** Whether the installation has ever answered: until then a connection that fails is a wrong address. */
	readonly hasLoaded: boolean;
	/** Where to go back to once one has signed in again. */
	readonly suspendedScreens: readonly Screen[];
};

/** The screen that shows. */
export function topScreen({screens}: Pick<Session, 'screens'>): Screen {
	return screens.at(-1)!;
}

/** The session after something happened, and what is to be done about it. */
export type SessionUpdate = {readonly session: Session; readonly effects: readonly Effect[]};

/** Whether a screen shows a secret that nobody has saved. */
export function isUnsavedSecret(screen: Screen): boolean {
	return screen.name === 'secret' && !screen.isSaved;
}
