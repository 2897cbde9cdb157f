import {scrolledRows} from '../../input/list-moves.js';
import {type SessionContext} from '../../model/context.js';
import {layoutOf} from '../../model/layout.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {type HelpIntent, type HelpScreen} from './model.js';

/** Help after a key. */
export function updateHelp(
	screen: HelpScreen,
	message: ScreenMessage<HelpIntent>,
	context: SessionContext,
): ScreenUpdate<HelpScreen> | undefined {
	if (message.type !== 'intended') {
		return undefined;
	}

	return message.intent === 'back'
		? {state: screen, navigation: {kind: 'pop'}}
		: {state: scrollHelp(screen, context, scrolledRows(message.intent, layoutOf(context.size).body))};
}

/** Help scrolled by some lines, as far as it goes. */
export function scrollHelp(screen: HelpScreen, {size}: Pick<SessionContext, 'size'>, by: number): HelpScreen {
	const highest = Math.max(0, screen.lines.length - layoutOf(size).body);
	return {...screen, top: Math.max(0, Math.min(highest, screen.top + by))};
}
