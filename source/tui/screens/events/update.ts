import {isListMove} from '../../input/list-moves.js';
import {type SessionContext} from '../../model/context.js';
import {movePlace} from '../../model/list-place.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {eventText} from './event-words.js';
import {eventsHeight, type EventsIntent, type EventsScreen, listedEvents, placeIn} from './model.js';

/** The events after a key. */
export function updateEventsScreen(
	screen: EventsScreen,
	message: ScreenMessage<EventsIntent>,
	context: SessionContext,
): ScreenUpdate<EventsScreen> | undefined {
	if (message.type !== 'intended') {
		return undefined;
	}

	const {intent} = message;
	const all = listedEvents(context);
	const place = placeIn(screen, context);
	if (isListMove(intent)) {
		const {cursor, top} = movePlace(place, intent, eventsHeight(context), all.length);
		return {state: {...screen, selected: cursor === 0 ? undefined : all[cursor], top}};
	}

	const event = all[place.cursor];
	if (intent === 'back' || event === undefined) {
		return {state: screen, navigation: {kind: 'pop'}};
	}

	if (intent === 'copy-line') {
		return {state: screen, effects: [{type: 'copy-text', text: eventText(event, context), what: 'the line'}]};
	}

	const {tenantId, key} = event;
	return {
		state: screen,
		navigation: {kind: 'return-to', screen: {to: 'keys', tenantId, selected: key.id}},
		effects:
			tenantId === screen.tenantId
				? []
				: [
						{type: 'watch', tenantId},
						{type: 'load-tenant', tenantId},
					],
	};
}
