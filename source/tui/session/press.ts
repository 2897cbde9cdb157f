import {type KeyPress} from '../input/key-press.js';
import {findBinding} from '../keymap.js';
import {helpScreen} from '../screens/help/state.js';
import {actOnTop} from './act.js';
import {activeBindings, modeOf} from './modes.js';
import {nonEmpty} from './navigate.js';
import {isUnsavedSecret, type Session, topScreen, type Turn} from './session.js';

/** The session after a key: what it is bound to, or what it types. */
export function press(session: Session, keyPress: KeyPress): Turn {
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
			return exit(session, 0);
		}

		case 'interrupt': {
			return exit(session, 130);
		}

		case 'suspend': {
			return {session, effects: [{do: 'suspend'}]};
		}

		default: {
			return actOnTop(session, {type: 'intended', intent: binding!.intent, press: keyPress});
		}
	}
}

/** Ends the session, unless a secret would be lost that nobody has saved: then it is gone back to, and one is asked. */
function exit(session: Session, exitCode: number): Turn {
	for (const screens of [session.screens, session.interrupted]) {
		const index = screens.findLastIndex(isUnsavedSecret);
		const secret = screens[index];
		if (secret?.name === 'secret') {
			const back = nonEmpty([...screens.slice(0, index), {...secret, isLeaving: true, isRevealed: false}]);
			return {session: {...session, screens: back, interrupted: []}, effects: []};
		}
	}

	return {session, effects: [{do: 'exit', exitCode}]};
}

/** A key without a binding is typed. Escape and a letter in one chunk look like alt and that letter: where nothing is bound to it, both count. */
function unbound(session: Session, keyPress: KeyPress): Turn {
	const turn = actOnTop(session, {type: 'typed', press: keyPress});
	const letter = /^alt\+(.|space)$/u.exec(keyPress.name)?.[1];
	// A secret is not to be lost by a slip of the finger.
	if (letter === undefined || turn.session !== session || topScreen(session).name === 'secret') {
		return turn;
	}

	const escaped = press(session, {name: 'escape'});
	const next = press(escaped.session, {name: letter, text: letter === 'space' ? ' ' : letter});
	return {session: next.session, effects: [...escaped.effects, ...next.effects]};
}
