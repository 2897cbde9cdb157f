import {type ErrorFacts} from '../../core/errors.js';
import {type Screen} from '../screens/registry.js';
import {nonEmpty, type Session, type SessionUpdate} from './model.js';
import {screenModule} from './modules.js';

/** Ends the session, unless something would be lost that a screen asks about: then that screen shows, with its question. */
export function exitSession(session: Session, exitCode: number): SessionUpdate {
	const {screens, suspendedScreens} = session;
	const ask = (screen: Screen | undefined) => screen && screenModule(screen).confirmExit?.(screen, exitCode);
	const shown = screens.findLastIndex((screen) => asksBeforeExit(screen));
	const hidden = suspendedScreens.findLast((screen) => asksBeforeExit(screen));
	const asking = ask(screens[shown] ?? hidden);
	if (asking === undefined) {
		return {session, effects: [{type: 'exit', exitCode}]};
	}

	return {
		session: {
			...session,
			// One that waits behind a sign-in comes before it: a user who stays has still to sign in.
			screens: nonEmpty([...(shown === -1 ? screens : screens.slice(0, shown)), asking]),
			suspendedScreens: shown === -1 ? suspendedScreens.filter((screen) => screen !== hidden) : suspendedScreens,
			notice: undefined,
		},
		effects: [],
	};
}

/** Whether leaving a screen would lose something, such as an unsaved secret. */
export function asksBeforeExit(screen: Screen): boolean {
	return screenModule(screen).confirmExit?.(screen, 0) !== undefined;
}

/** What the user must know who leaves the session now (`isForced`: is made to leave): the first notice of any screen, from the top. */
export function exitNotice(
	{screens, suspendedScreens}: Pick<Session, 'screens' | 'suspendedScreens'>,
	isForced: boolean,
): ErrorFacts | undefined {
	for (const screen of [...screens, ...suspendedScreens].toReversed()) {
		const facts = screenModule(screen).exitNotice?.(screen, isForced);
		if (facts !== undefined) {
			return facts;
		}
	}

	return undefined;
}
