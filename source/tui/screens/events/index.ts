import {type ScreenModule} from '../../model/screen-module.js';
import {eventsMode} from './keys.js';
import {createEventsScreen, type EventsIntent, type EventsScreen} from './model.js';
import {updateEventsScreen} from './update.js';
import {EventsView} from './view.js';

/** What happened while the session ran. */
export const eventsScreen: ScreenModule<EventsScreen, EventsIntent, 'events'> = {
	init: ({tenantId}) => createEventsScreen(tenantId),
	update: updateEventsScreen,
	modes: {events: eventsMode},
	modeOf: () => 'events',
	View: EventsView,
};
