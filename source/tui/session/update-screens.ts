import {reduceHelp} from '../screens/help/model.js';
import {reduceKeys} from '../screens/keys/update.js';
import {reduceNewKey} from '../screens/new-key/update.js';
import {reduceRevoke} from '../screens/revoke/update.js';
import {reduceSecret} from '../screens/secret/update.js';
import {reduceSignIn} from '../screens/sign-in/update.js';
import {reduceTenants} from '../screens/tenants/update.js';
import {type Effect} from '../model/effects.js';
import {type ScreenAction, type Shared, type Step} from '../model/context.js';
import {go, nonEmpty} from './navigation.js';
import {type Screen} from './screen.js';
import {type Session, type Turn} from './model.js';

/** Tells the screen that shows. */
export function actOnTop(session: Session, action: ScreenAction): Turn {
	return act(session, session.screens.length - 1, action);
}

/** Every screen hears of it, those too that one comes back to after signing in. */
export function actOnAll(session: Session, action: ScreenAction): Turn {
	const shown = actOnStack(session, action);
	const [first, ...rest] = session.interrupted;
	if (first === undefined || action.type === 'time-passed') {
		return shown;
	}

	const hidden = actOnStack({...shown.session, screens: [first, ...rest]}, action);
	const {screens, message} = shown.session;
	return {
		session: {...hidden.session, screens, message, interrupted: hidden.session.screens},
		effects: [...shown.effects, ...hidden.effects],
	};
}

function actOnStack(session: Session, action: ScreenAction): Turn {
	let turn: Turn = {session, effects: []};
	for (let index = session.screens.length - 1; index >= 0; index--) {
		const next = act(turn.session, index, action);
		turn = {session: next.session, effects: [...turn.effects, ...next.effects]};
	}

	return turn;
}

function act(session: Session, index: number, action: ScreenAction): Turn {
	const screen = session.screens[index];
	if (screen === undefined) {
		return {session, effects: []};
	}

	const step = reduceScreen(screen, action, session.shared);
	if (step.state === screen && step.go === undefined && step.say === undefined && step.effects === undefined) {
		return {session, effects: []};
	}

	const screens = step.state === screen ? session.screens : nonEmpty(session.screens.with(index, step.state));
	// What was said of one screen is not left standing on the next.
	const message = step.say ?? (step.go === undefined ? session.message : undefined);
	const stepped = {...session, screens, message};
	return {
		session:
			step.go === undefined ? remembered(stepped, step.effects) : remembered(go(stepped, step.go, index), step.effects),
		effects: step.effects ?? [],
	};
}

/** What is remembered for the next session counts in this one at once. */
function remembered(session: Session, effects: readonly Effect[] = []): Session {
	let {shared} = session;
	for (const effect of effects) {
		if (effect.do !== 'remember') {
			continue;
		}

		if ('tenant' in effect.what) {
			const {tenant} = effect.what;
			shared = {...shared, recentTenants: [tenant, ...shared.recentTenants.filter((id) => id !== tenant)]};
		} else {
			shared = {...shared, keysView: effect.what.view};
		}
	}

	return shared === session.shared ? session : {...session, shared};
}

function reduceScreen(screen: Screen, action: ScreenAction, shared: Shared): Step<Screen> {
	switch (screen.name) {
		case 'help': {
			return reduceHelp(screen, action, shared);
		}

		case 'keys': {
			return reduceKeys(screen, action, shared);
		}

		case 'new-key': {
			return reduceNewKey(screen, action, shared);
		}

		case 'revoke': {
			return reduceRevoke(screen, action, shared);
		}

		case 'secret': {
			return reduceSecret(screen, action, shared);
		}

		case 'sign-in': {
			return reduceSignIn(screen, action, shared);
		}

		case 'tenants': {
			return reduceTenants(screen, action, shared);
		}
	}
}
