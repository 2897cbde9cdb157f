import {updateHelp} from '../screens/help/model.js';
import {updateKeys} from '../screens/keys/update.js';
import {updateNewKey} from '../screens/new-key/update.js';
import {updateRevoke} from '../screens/revoke/update.js';
import {updateSecret} from '../screens/secret/update.js';
import {updateSignIn} from '../screens/sign-in/update.js';
import {updateTenants} from '../screens/tenants/update.js';
import {type Effect} from '../model/effects.js';
import {type ScreenMessage, type SessionContext, type ScreenUpdate} from '../model/context.js';
import {navigate, nonEmpty} from './navigation.js';
import {type Screen} from './screen.js';
import {type Session, type SessionUpdate} from './model.js';

/** Tells the screen that shows. */
export function updateTopScreen(session: Session, action: ScreenMessage): SessionUpdate {
	return updateScreenAt(session, session.screens.length - 1, action);
}

/** Every screen hears of it, those too that one comes back to after signing in. */
export function updateAllScreens(session: Session, action: ScreenMessage): SessionUpdate {
	const shown = updateStack(session, action);
	const [first, ...rest] = session.suspendedScreens;
	if (first === undefined || action.type === 'time-passed') {
		return shown;
	}

	const hidden = updateStack({...shown.session, screens: [first, ...rest]}, action);
	const {screens, notice} = shown.session;
	return {
		session: {...hidden.session, screens, notice, suspendedScreens: hidden.session.screens},
		effects: [...shown.effects, ...hidden.effects],
	};
}

function updateStack(session: Session, action: ScreenMessage): SessionUpdate {
	let turn: SessionUpdate = {session, effects: []};
	for (let index = session.screens.length - 1; index >= 0; index--) {
		const next = updateScreenAt(turn.session, index, action);
		turn = {session: next.session, effects: [...turn.effects, ...next.effects]};
	}

	return turn;
}

function updateScreenAt(session: Session, index: number, action: ScreenMessage): SessionUpdate {
	const screen = session.screens[index];
	if (screen === undefined) {
		return {session, effects: []};
	}

	const step = updateScreen(screen, action, session.context);
	if (
		step.state === screen &&
		step.navigation === undefined &&
		step.notice === undefined &&
		step.effects === undefined
	) {
		return {session, effects: []};
	}

	const screens = step.state === screen ? session.screens : nonEmpty(session.screens.with(index, step.state));
	// What was said of one screen is not left standing on the next.
	const notice = step.notice ?? (step.navigation === undefined ? session.notice : undefined);
	const stepped = {...session, screens, notice};
	return {
		session:
			step.navigation === undefined
				? remembered(stepped, step.effects)
				: remembered(navigate(stepped, step.navigation, index), step.effects),
		effects: step.effects ?? [],
	};
}

/** What is remembered for the next session counts in this one at once. */
function remembered(session: Session, effects: readonly Effect[] = []): Session {
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

function updateScreen(screen: Screen, action: ScreenMessage, context: SessionContext): ScreenUpdate<Screen> {
	switch (screen.name) {
		case 'help': {
			return updateHelp(screen, action, context);
		}

		case 'keys': {
			return updateKeys(screen, action, context);
		}

		case 'new-key': {
			return updateNewKey(screen, action, context);
		}

		case 'revoke': {
			return updateRevoke(screen, action, context);
		}

		case 'secret': {
			return updateSecret(screen, action, context);
		}

		case 'sign-in': {
			return updateSignIn(screen, action, context);
		}

		case 'tenants': {
			return updateTenants(screen, action, context);
		}
	}
}
