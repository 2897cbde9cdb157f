import {type KeyPress} from '../input/key-press.js';
import {findBinding} from '../model/binding.js';
import {isTooSmall} from '../model/layout.js';
import {passingNotice} from '../model/notice.js';
import {coverSecrets} from './cover.js';
import {exitSession} from './exit.js';
import {helpLines} from './help-lines.js';
import {type Session, type SessionUpdate, topScreen} from './model.js';
import {activeBindings, currentMode, disabledReason, modeOf} from './modules.js';
import {navigate} from './navigation.js';
import {updateTopScreen} from './update-screens.js';

/** The session after a key: what it is bound to, or what it types. */
export function handleKeyPress(session: Session, keyPress: KeyPress): SessionUpdate {
	const screen = topScreen(session);
	const {context} = session;
	const binding = findBinding(activeBindings(screen, context), keyPress.name);
	if (isTooSmall(context.size) && keyPress.name !== 'ctrl+c' && binding?.intent !== 'suspend') {
		// On a screen that is not visible, keys do nothing but leave it: over a secret, with a question first.
		return {session, effects: []};
	}

	switch (binding?.intent) {
		case undefined: {
			return handleUnboundKey(session, keyPress);
		}

		case 'help': {
			const lines = helpLines(modeOf(screen, context));
			const opened = navigate(session, {kind: 'push', screen: {to: 'help', lines}});
			return {session: {...opened, notice: undefined}, effects: []};
		}

		case 'quit': {
			return exitSession(session, 0);
		}

		case 'interrupt': {
			return exitSession(session, 130);
		}

		case 'suspend': {
			return {session: coverSecrets(session), effects: [{type: 'suspend'}]};
		}

		default: {
			return updateTopScreen(session, {type: 'intended', intent: binding!.intent});
		}
	}
}

/** A key without a binding is typed. Escape and a letter in one chunk look like alt and that letter: where a mode says so, both count. */
function handleUnboundKey(session: Session, keyPress: KeyPress): SessionUpdate {
	const {context} = session;
	const reason = disabledReason(topScreen(session), context, keyPress.name);
	if (reason !== undefined) {
		return {session: {...session, notice: passingNotice('quiet', reason, context.now)}, effects: []};
	}

	const typed = updateTopScreen(session, {type: 'typed', press: keyPress});
	const letter = /^alt\+(.|space)$/u.exec(keyPress.name)?.[1];
	if (letter === undefined || typed.isConsumed || currentMode(topScreen(session), context).splitsAlt !== true) {
		return typed;
	}

	const escaped = handleKeyPress(session, {name: 'escape'});
	const next = handleKeyPress(escaped.session, {name: letter, text: letter === 'space' ? ' ' : letter});
	return {session: next.session, effects: [...escaped.effects, ...next.effects]};
}
