import {type Effect} from '../model/effects.js';
import {type ScreenMessage, type ScreenUpdate} from '../model/screen-module.js';
import {type Screen} from '../screens/registry.js';
import {nonEmpty, type Session, type SessionUpdate} from './model.js';
import {screenModule} from './modules.js';
import {navigate} from './navigation.js';

/** The session after screens were told something; `isConsumed` says whether any of them took it. */
export type ScreensUpdate = SessionUpdate & {readonly isConsumed: boolean};

/** Tells the screen that shows. */
export function updateTopScreen(session: Session, message: ScreenMessage): ScreensUpdate {
	return updateScreenAt(session, session.screens.length - 1, message);
}

/** Tells every screen, those too that the user comes back to after signing in. */
export function updateAllScreens(session: Session, message: ScreenMessage): ScreensUpdate {
	const shown = updateStack(session, message);
	const [first, ...rest] = session.suspendedScreens;
	if (first === undefined || message.type === 'time-passed') {
		return shown;
	}

	const hidden = updateStack({...shown.session, screens: [first, ...rest]}, message);
	const {screens, notice} = shown.session;
	return {
		session: {...hidden.session, screens, notice, suspendedScreens: hidden.session.screens},
		effects: [...shown.effects, ...hidden.effects],
		isConsumed: shown.isConsumed || hidden.isConsumed,
	};
}

function updateStack(session: Session, message: ScreenMessage): ScreensUpdate {
	let all: ScreensUpdate = {session, effects: [], isConsumed: false};
	for (let index = session.screens.length - 1; index >= 0; index--) {
		const one = updateScreenAt(all.session, index, message);
		all = {
			session: one.session,
			effects: [...all.effects, ...one.effects],
			isConsumed: all.isConsumed || one.isConsumed,
		};
	}

	return all;
}

function updateScreenAt(session: Session, index: number, message: ScreenMessage): ScreensUpdate {
	const screen = session.screens[index];
	const update = screen && screenModule(screen).update(screen, message, session.context);
	if (update === undefined) {
		return {session, effects: [], isConsumed: false};
	}

	const {effects = []} = update;
	return {session: withPreferences(applyUpdate(session, index, update), effects), effects, isConsumed: true};
}

function applyUpdate(session: Session, index: number, {state, navigation, notice}: ScreenUpdate<Screen>): Session {
	const screens = state === session.screens[index] ? session.screens : nonEmpty(session.screens.with(index, state));
	if (navigation === undefined) {
		return {...session, screens, notice: notice ?? session.notice};
	}

	// A notice of one screen is not left standing on the next.
	return navigate({...session, screens, notice}, navigation, index);
}

/** What is remembered for the next session counts in this one at once. */
function withPreferences(session: Session, effects: readonly Effect[]): Session {
	let {context} = session;
	for (const effect of effects) {
		if (effect.type !== 'remember') {
			continue;
		}

		if ('tenant' in effect.what) {
			const {tenant} = effect.what;
			context = {...context, recentTenants: [tenant, ...context.recentTenants.filter((id) => id !== tenant)]};
		} else {
			context = {...context, listPreferences: effect.what.view};
		}
	}

	return context === session.context ? session : {...session, context};
}
