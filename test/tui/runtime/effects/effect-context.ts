import {type EffectContext} from '../../../../source/tui/runtime/effects/attempt.js';
import {type Message} from '../../../../source/tui/model/messages.js';

/** A desk that notes down what the session would be told. */
export function notingDesk(): {readonly desk: EffectContext; readonly actions: Message[]} {
	const actions: Message[] = [];
	const desk: EffectContext = {
		dispatch(action) {
			actions.push(action);
		},
		now: () => new Date(),
		signal: new AbortController().signal,
	};
	return {desk, actions};
}
