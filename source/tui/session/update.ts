import {scrollHelp} from '../screens/help/model.js';
import {keepInSight} from '../screens/keys/arrange.js';
import {noteShown} from '../screens/revoke/listing.js';
import {settle} from '../screens/tenants/update.js';
import {type Action} from '../model/messages.js';
import {type Shared} from '../model/context.js';
import {actOnAll, actOnTop} from './update-screens.js';
import {hear} from './outcomes.js';
import {nonEmpty, withoutReveal} from './navigation.js';
import {press} from './key-press.js';
import {type Screen} from './screen.js';
import {type Session, type Turn} from './model.js';

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
			const screens = session.screens.map((screen) => resized(screen, shared, session.shared));
			return {session: {...session, shared, screens: nonEmpty(screens)}, effects: []};
		}

		case 'covered': {
			return {session: withoutReveal(session), effects: []};
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

/** Keeps what one looks at on a terminal of another size. */
function resized(screen: Screen, shared: Shared, before: Shared): Screen {
	switch (screen.name) {
		case 'revoke': {
			return noteShown(screen, before);
		}

		case 'keys': {
			return keepInSight(screen, shared);
		}

		case 'tenants': {
			return settle(screen, shared);
		}

		case 'help': {
			return scrollHelp(screen, shared, 0);
		}

		default: {
			return screen;
		}
	}
}

/** An error message stays until the person does something. */
function dismiss(session: Session): Session {
	return session.message !== undefined && session.message.until === undefined
		? {...session, message: undefined}
		: session;
}
