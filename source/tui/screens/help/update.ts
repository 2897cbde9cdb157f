import {scrolledRows} from '../../input/list-moves.js';
import {type SessionContext} from '../../model/context.js';
import {layoutOf} from '../../model/layout.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {helpColumns, type HelpIntent, type HelpScreen} from './model.js';

/** Help after a key. */
export function updateHelp(
	screen: HelpScreen,
	message: ScreenMessage<HelpIntent>,
	context: SessionContext,
): ScreenUpdate<HelpScreen> | undefined {
	if (message.type !== 'intended') {
		return undefined;
	}

	if (message.intent === 'back') {
		return {state: screen, navigation: {kind: 'pop'}};
	}

	const {width, body} = layoutOf(context.size);
	const page = body * helpColumns(screen.lines, width);
	return {state: scrollHelp(screen, context, scrolledRows(message.intent, page))};
}

/** Help scrolled by some lines, as far as it goes. */
export function scrollHelp(screen: HelpScreen, {size}: Pick<SessionContext, 'size'>, by: number): HelpScreen {
	const {width, body} = layoutOf(size);
	const highest = Math.max(0, screen.lines.length - body * helpColumns(screen.lines, width));
	return {...screen, top: Math.max(0, Math.min(highest, screen.top + by))};
}
