import {type SessionContext} from '../model/context.js';
import {type Message} from '../model/messages.js';
import {type Screen} from '../screens/registry.js';
import {coverSecrets} from './cover.js';
import {noteEvents, withSeenEvents} from './events.js';
import {handleKeyPress} from './key-press.js';
import {nonEmpty, type Session, type SessionUpdate} from './model.js';
import {screenModule} from './modules.js';
import {handleOutcome} from './outcomes.js';
import {updateAllScreens, updateTopScreen} from './update-screens.js';

/** The whole session's update: keys go to the screen that shows, outcomes to every screen. */
export function updateSession(session: Session, message: Message): SessionUpdate {
	switch (message.type) {
		case 'key-pressed': {
			const update = handleKeyPress(dismissNotice(session), message.press);
			return {...update, session: withSeenEvents(update.session)};
		}

		case 'text-pasted': {
			return updateTopScreen(dismissNotice(session), {type: 'pasted', text: message.text});
		}

		case 'resized': {
			const {columns, rows} = message;
			const context = {...session.context, size: {columns, rows}};
			const screens = session.screens.map((screen) => resizeScreen(screen, context, session.context));
			return {session: {...session, context, screens: nonEmpty(screens)}, effects: []};
		}

		case 'covered': {
			return {session: coverSecrets(session), effects: []};
		}

		case 'time-passed': {
			const {now} = message;
			const isOver = session.notice?.until !== undefined && session.notice.until <= now;
			return updateAllScreens(
				{...session, notice: isOver ? undefined : session.notice, context: {...session.context, now}},
				{type: 'time-passed'},
			);
		}

		default: {
			return handleOutcome(noteEvents(session, message), message);
		}
	}
}

function resizeScreen(screen: Screen, context: SessionContext, before: SessionContext): Screen {
	return screenModule(screen).resize?.(screen, context, before) ?? screen;
}

/** An error stays until the user does something. */
function dismissNotice(session: Session): Session {
	return session.notice !== undefined && session.notice.until === undefined ? {...session, notice: undefined} : session;
}
