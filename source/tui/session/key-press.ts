import {type KeyPress} from '../input/key-press.js';
import {findBinding, type Mode} from '../keymap.js';
import {createHelpScreen} from '../screens/help/model.js';
import {isTooSmall} from '../model/layout.js';
import {passingNotice} from '../model/context.js';
import {updateTopScreen} from './update-screens.js';
import {activeBindings, modeOf, disabledReason} from './modes.js';
import {nonEmpty, withoutReveal} from './navigation.js';
import {type Screen} from './screen.js';
import {isUnsavedSecret, type Session, topScreen, type SessionUpdate} from './model.js';

/** The session after a key: what it is bound to, or what it types. */
export function handleKeyPress(session: Session, keyPress: KeyPress): SessionUpdate {
	const screen = topScreen(session);
	const binding = findBinding(activeBindings(screen, session.context), keyPress.name);
	if (isTooSmall(session.context.size) && keyPress.name !== 'ctrl+c' && binding?.intent !== 'suspend') {
		// Nothing happens on a screen that nobody sees, but that one can always leave it: over a secret that asks first.
		return {session, effects: []};
	}

	switch (binding?.intent) {
		case undefined: {
			return handleUnboundKey(session, keyPress);
		}

		case 'help': {
			const help = createHelpScreen(modeOf(screen, session.context));
			return {session: {...session, screens: [...session.screens, help], notice: undefined}, effects: []};
		}

		case 'quit': {
			return exit(session, 0);
		}

		case 'interrupt': {
			return exit(session, 130);
		}

		case 'suspend': {
			return {session: withoutReveal(session), effects: [{type: 'suspend'}]};
		}

		default: {
			return updateTopScreen(session, {type: 'intended', intent: binding!.intent, press: keyPress});
		}
	}
}

/** Ends the session, unless a secret would be lost that nobody has saved: then it is gone back to, and one is asked. */
function exit(session: Session, exitCode: number): SessionUpdate {
	const {screens, suspendedScreens} = session;
	const shown = screens.findLastIndex(isUnsavedSecret);
	const hidden = suspendedScreens.findLastIndex(isUnsavedSecret);
	const secret = screens[shown] ?? suspendedScreens[hidden];
	if (secret?.name !== 'secret') {
		return {session, effects: [{type: 'exit', exitCode}]};
	}

	const asking: Screen = {...secret, leaving: {exitCode}, isRevealed: false};
	return {
		session: {
			...session,
			// One that waits behind a sign-in comes before it: whoever stays has still to sign in.
			screens: nonEmpty([...(shown === -1 ? screens : screens.slice(0, shown)), asking]),
			suspendedScreens: shown === -1 ? suspendedScreens.filter((screen) => screen !== secret) : suspendedScreens,
			notice: undefined,
		},
		effects: [],
	};
}

const isPlainList: ReadonlySet<Mode> = new Set(['keys', 'details', 'revoke-progress', 'help']);

/** A key without a binding is typed. Escape and a letter in one chunk look like alt and that letter: where nothing is bound to it, both count. */
function handleUnboundKey(session: Session, keyPress: KeyPress): SessionUpdate {
	const reason = disabledReason(topScreen(session), session.context, keyPress.name);
	if (reason !== undefined) {
		return {session: {...session, notice: passingNotice('quiet', reason, session.context.now)}, effects: []};
	}

	const turn = updateTopScreen(session, {type: 'typed', press: keyPress});
	const letter = /^alt\+(.|space)$/u.exec(keyPress.name)?.[1];
	// What was typed into a field is not to be lost by a slip of the finger, and a secret even less.
	if (
		letter === undefined ||
		turn.session !== session ||
		!isPlainList.has(modeOf(topScreen(session), session.context))
	) {
		return turn;
	}

	const escaped = handleKeyPress(session, {name: 'escape'});
	const next = handleKeyPress(escaped.session, {name: letter, text: letter === 'space' ? ' ' : letter});
	return {session: next.session, effects: [...escaped.effects, ...next.effects]};
}
