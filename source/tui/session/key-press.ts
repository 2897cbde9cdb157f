import {type KeyPress} from '../input/key-press.js';
import {findBinding, type Mode} from '../keymap.js';
import {helpScreen} from '../screens/help/model.js';
import {isTooSmall} from '../model/layout.js';
import {passing} from '../model/context.js';
import {actOnTop} from './update-screens.js';
import {activeBindings, modeOf, whyNot} from './modes.js';
import {nonEmpty, withoutReveal} from './navigation.js';
import {type Screen} from './screen.js';
import {isUnsavedSecret, type Session, topScreen, type Turn} from './model.js';

/** The session after a key: what it is bound to, or what it types. */
export function press(session: Session, keyPress: KeyPress): Turn {
	const screen = topScreen(session);
	const binding = findBinding(activeBindings(screen, session.shared), keyPress.name);
	if (isTooSmall(session.shared.size) && keyPress.name !== 'ctrl+c' && binding?.intent !== 'suspend') {
		// Nothing happens on a screen that nobody sees, but that one can always leave it: over a secret that asks first.
		return {session, effects: []};
	}

	switch (binding?.intent) {
		case undefined: {
			return unbound(session, keyPress);
		}

		case 'help': {
			const help = helpScreen(modeOf(screen, session.shared));
			return {session: {...session, screens: [...session.screens, help], message: undefined}, effects: []};
		}

		case 'quit': {
			return exit(session, 0);
		}

		case 'interrupt': {
			return exit(session, 130);
		}

		case 'suspend': {
			return {session: withoutReveal(session), effects: [{do: 'suspend'}]};
		}

		default: {
			return actOnTop(session, {type: 'intended', intent: binding!.intent, press: keyPress});
		}
	}
}

/** Ends the session, unless a secret would be lost that nobody has saved: then it is gone back to, and one is asked. */
function exit(session: Session, exitCode: number): Turn {
	const {screens, interrupted} = session;
	const shown = screens.findLastIndex(isUnsavedSecret);
	const hidden = interrupted.findLastIndex(isUnsavedSecret);
	const secret = screens[shown] ?? interrupted[hidden];
	if (secret?.name !== 'secret') {
		return {session, effects: [{do: 'exit', exitCode}]};
	}

	const asking: Screen = {...secret, leaving: {exitCode}, isRevealed: false};
	return {
		session: {
			...session,
			// One that waits behind a sign-in comes before it: whoever stays has still to sign in.
			screens: nonEmpty([...(shown === -1 ? screens : screens.slice(0, shown)), asking]),
			interrupted: shown === -1 ? interrupted.filter((screen) => screen !== secret) : interrupted,
			message: undefined,
		},
		effects: [],
	};
}

const isPlainList: ReadonlySet<Mode> = new Set(['keys', 'details', 'revoke-progress', 'help']);

/** A key without a binding is typed. Escape and a letter in one chunk look like alt and that letter: where nothing is bound to it, both count. */
function unbound(session: Session, keyPress: KeyPress): Turn {
	const reason = whyNot(topScreen(session), session.shared, keyPress.name);
	if (reason !== undefined) {
		return {session: {...session, message: passing('quiet', reason, session.shared.now)}, effects: []};
	}

	const turn = actOnTop(session, {type: 'typed', press: keyPress});
	const letter = /^alt\+(.|space)$/u.exec(keyPress.name)?.[1];
	// What was typed into a field is not to be lost by a slip of the finger, and a secret even less.
	if (
		letter === undefined ||
		turn.session !== session ||
		!isPlainList.has(modeOf(topScreen(session), session.shared))
	) {
		return turn;
	}

	const escaped = press(session, {name: 'escape'});
	const next = press(escaped.session, {name: letter, text: letter === 'space' ? ' ' : letter});
	return {session: next.session, effects: [...escaped.effects, ...next.effects]};
}
