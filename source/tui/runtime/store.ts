import {type Message} from '../model/messages.js';
import {type Effect} from '../model/effects.js';
import {updateSession} from '../session/update.js';
import {type Session} from '../session/model.js';

/** Holds the session's state: the one place where it changes. */
export type Store = {
	readonly getState: () => Session;
	readonly subscribe: (listener: () => void) => () => void;
	/** Takes in what happened, tells the listeners, and has done what is to be done. */
	readonly dispatch: (action: Message) => void;
};

/** Whether an action says no more than that the list on the screen still holds: when that was is shown with the clock's next tick, so that a look costs no frame. */
function isConfirmation(action: Message, {screens}: Session): boolean {
	return (
		action.type === 'keys-seen' &&
		action.event.kind === 'unchanged' &&
		screens.every((screen) => screen.name !== 'keys' || (screen.live.kind === 'live' && screen.live.complete))
	);
}

/**
A store over the session's reducer.

Every action is reduced from the latest state, so of several keys in one chunk none is lost.
*/
export function createStore(first: Session, perform: (effect: Effect) => void): Store {
	let state = first;
	const listeners = new Set<() => void>();
	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		dispatch(action) {
			const {session, effects} = updateSession(state, action);
			if (session !== state) {
				const isShown = isConfirmation(action, state);
				state = session;
				if (!isShown) {
					for (const listener of listeners) {
						listener();
					}
				}
			}

			for (const effect of effects) {
				perform(effect);
			}
		},
	};
}
