import {type EffectContext} from '../../../../source/tui/runtime/effects/attempt.js';
import {type Message} from '../../../../source/tui/model/messages.js';

/** An effect context that records what is dispatched. */
export function recordingContext(): {readonly context: EffectContext; readonly actions: Message[]} {
	const actions: Message[] = [];
	const context: EffectContext = {
		dispatch(action) {
			actions.push(action);
		},
		now: () => new Date(),
		signal: new AbortController().signal,
	};
	return {context, actions};
}
