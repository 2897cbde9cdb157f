import {type Desk} from '../../../../source/tui/runtime/effects/attempt.js';
import {type Action} from '../../../../source/tui/model/messages.js';

/** A desk that notes down what the session would be told. */
export function notingDesk(): {readonly desk: Desk; readonly actions: Action[]} {
	const actions: Action[] = [];
	const desk: Desk = {
		dispatch(action) {
			actions.push(action);
		},
		now: () => new Date(),
		signal: new AbortController().signal,
	};
	return {desk, actions};
}
