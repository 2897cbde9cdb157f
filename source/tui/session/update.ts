import {scrollHelp} from '../screens/help/model.js';
import {scrollToCursor} from '../screens/keys/arrange.js';
import {noteShown} from '../screens/revoke/listing.js';
import {clampSelection} from '../screens/tenants/update.js';
import {type Message} from '../model/messages.js';
import {type SessionContext} from '../model/context.js';
import {updateAllScreens, updateTopScreen} from './update-screens.js';
import {handleOutcome} from './outcomes.js';
import {nonEmpty, withoutReveal} from './navigation.js';
import {handleKeyPress} from './key-press.js';
import {type Screen} from './screen.js';
import {type Session, type SessionUpdate} from './model.js';

/** The whole session's reducer: keys go to the screen that shows, outcomes to every screen. */
export function updateSession(session: Session, action: Message): SessionUpdate {
	switch (action.type) {
		case 'key-pressed': {
			return handleKeyPress(dismiss(session), action.press);
		}

		case 'text-pasted': {
			return updateTopScreen(dismiss(session), {type: 'pasted', text: action.text});
		}

		case 'resized': {
			const {columns, rows} = action;
			const context = {...session.context, size: {columns, rows}};
			const screens = session.screens.map((screen) => resized(screen, context, session.context));
			return {session: {...session, context, screens: nonEmpty(screens)}, effects: []};
		}

		case 'covered': {
			return {session: withoutReveal(session), effects: []};
		}

		case 'time-passed': {
			const notice =
				session.notice?.until !== undefined && session.notice.until <= action.now ? undefined : session.notice;
			return updateAllScreens(
				{...session, notice, context: {...session.context, now: action.now}},
				{type: 'time-passed'},
			);
		}

		default: {
			return handleOutcome(session, action);
		}
	}
}

/** Keeps what one looks at on a terminal of another size. */
function resized(screen: Screen, context: SessionContext, before: SessionContext): Screen {
	switch (screen.name) {
		case 'revoke': {
			return noteShown(screen, before);
		}

		case 'keys': {
			return scrollToCursor(screen, context);
		}

		case 'tenants': {
			return clampSelection(screen, context);
		}

		case 'help': {
			return scrollHelp(screen, context, 0);
		}

		default: {
			return screen;
		}
	}
}

/** An error message stays until the person does something. */
function dismiss(session: Session): Session {
	return session.notice !== undefined && session.notice.until === undefined ? {...session, notice: undefined} : session;
}
