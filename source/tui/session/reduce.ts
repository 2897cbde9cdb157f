import {type PhywareError} from '../../core/errors.js';
import {findBinding} from '../keymap.js';
import {type KeyPress} from '../input/key-press.js';
import {helpScreen, reduceHelp} from '../screens/help/state.js';
import {reduceKeys} from '../screens/keys/reduce.js';
import {keepInSight} from '../screens/keys/arrange.js';
import {reduceNewKey} from '../screens/new-key/reduce.js';
import {newKeyScreen} from '../screens/new-key/state.js';
import {reduceRevoke} from '../screens/revoke/reduce.js';
import {reduceSecret} from '../screens/secret/reduce.js';
import {reduceSignIn} from '../screens/sign-in/reduce.js';
import {type SignInReason, signInScreen} from '../screens/sign-in/state.js';
import {reduceTenants} from '../screens/tenants/reduce.js';
import {tenantsScreen} from '../screens/tenants/state.js';
import {type Action, type Outcome} from './actions.js';
import {type Effect} from './effects.js';
import {activeBindings, modeOf} from './modes.js';
import {openScreen} from './open-screen.js';
import {type Screen} from './screen.js';
import {type Session, topScreen} from './session.js';
import {type Go, passing, type ScreenAction, type Shared, type Step} from './step.js';

/** The session after something happened, and what is to be done about it. */
export type Turn = {readonly session: Session; readonly effects: readonly Effect[]};

/** The whole session's reducer: keys go to the screen that shows, outcomes to every screen. */
export function reduceSession(session: Session, action: Action): Turn {
	switch (action.type) {
		case 'key-pressed': {
			return press(dismiss(session), action.press);
		}

		case 'text-pasted': {
			return actOnTop(dismiss(session), {type: 'pasted', text: action.text});
		}

		case 'resized': {
			const {columns, rows} = action;
			const shared = {...session.shared, size: {columns, rows}};
			const screens = session.screens.map((screen) => (screen.name === 'keys' ? keepInSight(screen, shared) : screen));
			return {session: {...session, shared, screens: nonEmpty(screens)}, effects: []};
		}

		case 'time-passed': {
			const message =
				session.message?.until !== undefined && session.message.until <= action.now ? undefined : session.message;
			return actOnAll({...session, message, shared: {...session.shared, now: action.now}}, {type: 'time-passed'});
		}

		default: {
			return hear(session, action);
		}
	}
}

/** An error message stays until the person does something. */
function dismiss(session: Session): Session {
	return session.message !== undefined && session.message.until === undefined
		? {...session, message: undefined}
		: session;
}

function press(session: Session, keyPress: KeyPress): Turn {
	const screen = topScreen(session);
	const binding = findBinding(activeBindings(screen, session.shared), keyPress.name);
	switch (binding?.intent) {
		case undefined: {
			return unbound(session, keyPress);
		}

		case 'help': {
			const help = helpScreen(modeOf(screen, session.shared));
			return {session: {...session, screens: [...session.screens, help]}, effects: []};
		}

		case 'quit': {
			return {session, effects: [{do: 'exit', exitCode: 0}]};
		}

		case 'interrupt': {
			return {session, effects: [{do: 'exit', exitCode: 130}]};
		}

		case 'suspend': {
			return {session, effects: [{do: 'suspend'}]};
		}

		default: {
			return actOnTop(session, {type: 'intended', intent: binding!.intent, press: keyPress});
		}
	}
}

/** A key without a binding is typed. Escape and a key in one chunk look like alt and that key: where nothing is bound to it, both count. */
function unbound(session: Session, keyPress: KeyPress): Turn {
	const turn = actOnTop(session, {type: 'typed', press: keyPress});
	const isLikeEscape = keyPress.name.startsWith('alt+') && turn.session === session;
	if (!isLikeEscape) {
		return turn;
	}

	const name = keyPress.name.slice('alt+'.length);
	const escaped = press(session, {name: 'escape'});
	const next = press(escaped.session, name.length === 1 ? {name, text: name} : {name});
	return {session: next.session, effects: [...escaped.effects, ...next.effects]};
}

function hear(session: Session, outcome: Outcome): Turn {
	switch (outcome.type) {
		case 'signed-in': {
			return signIn(session, outcome);
		}

		case 'identified': {
			return {session: {...session, shared: {...session.shared, identity: outcome.identity}}, effects: []};
		}

		case 'fault': {
			return {session: {...session, message: {tone: 'danger', text: describe(outcome.error)}}, effects: []};
		}

		case 'tenants-failed': {
			const reason = signOutReason(outcome.error, topScreen(session).name === 'tenants' && !session.hasLoaded);
			return reason === undefined ? actOnAll(session, outcome) : signOut(session, reason, outcome.error);
		}

		case 'keys-seen': {
			const {event} = outcome;
			const reason = event.kind === 'failed' ? signOutReason(event.error, !session.hasLoaded) : undefined;
			return reason === undefined || event.kind !== 'failed'
				? actOnAll(loaded(session, event.kind !== 'failed'), outcome)
				: signOut(session, reason, event.error);
		}

		case 'tenants-loaded': {
			return actOnAll(loaded(session, true), outcome);
		}

		case 'copied': {
			const turn = actOnAll(session, outcome);
			const isKnown = turn.session.message !== session.message;
			return isKnown
				? turn
				: {
						...turn,
						session: {...turn.session, message: passing('good', `Copied ${outcome.what}.`, session.shared.now)},
					};
		}

		case 'clipboard-cleared': {
			return {
				session: {...session, message: passing('quiet', 'The clipboard is cleared.', session.shared.now)},
				effects: [],
			};
		}

		default: {
			return actOnAll(session, outcome);
		}
	}
}

function describe({message, reason, remedy}: PhywareError): string {
	return [message, reason, remedy].filter((part) => part !== undefined).join(' ');
}

function loaded(session: Session, hasLoaded: boolean): Session {
	return hasLoaded && !session.hasLoaded ? {...session, hasLoaded} : session;
}

/** Why one has to sign in anew: a refused credential, or an address where nobody has answered yet. */
function signOutReason({code}: PhywareError, isFirst: boolean): SignInReason | undefined {
	if (code === 'UNAUTHENTICATED') {
		return isFirst ? 'refused' : 'ended';
	}

	return isFirst && code === 'CONNECTION' ? 'unreachable' : undefined;
}

/** Asks to sign in, and remembers where one was, to come back to it. */
function signOut(session: Session, reason: SignInReason, error: PhywareError): Turn {
	if (topScreen(session).name === 'sign-in') {
		return {session, effects: []};
	}

	const {address} = session.shared;
	const screen = signInScreen(address?.href.replace(/\/$/, '') ?? '', reason, error);
	return {
		session: {...session, interrupted: session.screens, screens: [screen], message: undefined},
		effects: [{do: 'stop-watching'}],
	};
}

function signIn(session: Session, {address, identity}: Outcome & {type: 'signed-in'}): Turn {
	const isSame = session.shared.address?.href === address.href;
	const shared: Shared = {...session.shared, address, identity};
	const [first, ...rest] = isSame ? session.interrupted : [];
	const screens: Session['screens'] = first === undefined ? [tenantsScreen()] : [first, ...rest];
	return {
		session: {...session, shared, screens, interrupted: [], message: undefined},
		effects: effectsOfArrival(screens),
	};
}

/** What the screens need that one comes to, or comes back to. */
export function effectsOfArrival(screens: readonly Screen[]): Effect[] {
	const keys = screens.find(({name}) => name === 'keys');
	if (keys?.name !== 'keys') {
		return [{do: 'load-tenants'}];
	}

	return [
		{do: 'watch', tenantId: keys.tenantId},
		...(keys.tenant === undefined ? [{do: 'load-tenant', tenantId: keys.tenantId} as const] : []),
	];
}

function actOnTop(session: Session, action: ScreenAction): Turn {
	return act(session, session.screens.length - 1, action);
}

function actOnAll(session: Session, action: ScreenAction): Turn {
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
	const stepped = {...session, screens, message: step.say ?? session.message};
	return {
		session: step.go === undefined ? remembered(stepped, step.effects) : remembered(go(stepped, step.go), step.effects),
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

function go(session: Session, to: Go): Session {
	const {screens, shared} = session;
	switch (to.kind) {
		case 'push': {
			return pushed({...session, screens: [...screens, openScreen(to.screen, shared)]});
		}

		case 'pop': {
			return {...session, screens: nonEmpty(screens.slice(0, -1))};
		}

		case 'replace': {
			return {...session, screens: nonEmpty([...screens.slice(0, -1), openScreen(to.screen, shared)])};
		}

		case 'return-to': {
			return {...session, screens: [screens.find(({name}) => name === to.screen.to) ?? openScreen(to.screen, shared)]};
		}
	}
}

/** A form that was asked for before the tenant was known opens on top of the tenant's keys. */
function pushed(session: Session): Session {
	const keys = topScreen(session);
	const {create} = session.shared;
	if (keys.name !== 'keys' || create === undefined) {
		return session;
	}

	const form = newKeyScreen(keys.tenantId, keys.tenant, create);
	return {...session, shared: {...session.shared, create: undefined}, screens: [...session.screens, form]};
}

function nonEmpty(screens: readonly Screen[]): Session['screens'] {
	const [first, ...rest] = screens;
	if (first === undefined) {
		throw new Error('A session always shows a screen.');
	}

	return [first, ...rest];
}
