import {hostOf} from '../../../core/installations.js';
import {type ListMove} from '../../input/list-moves.js';
import {type SessionContext} from '../../model/context.js';
import {layoutOf, scrollTo} from '../../model/layout.js';
import {type ListPlace} from '../../model/list-place.js';
import {type SessionEvent} from '../../model/session-events.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly events: {/** The tenant whose keys are being watched. */ readonly tenantId: string};
	}
}

export type EventsIntent = ListMove | 'open' | 'copy-line' | 'back';

/** What happened in this installation while the session ran. */
export type EventsScreen = {
	readonly name: 'events';
	/** The tenant whose keys are being watched. */
	readonly tenantId: string;
	/** The event that the pointer is on; `undefined` for the newest, whichever that is. */
	readonly selected: SessionEvent | undefined;
	readonly top: number;
};

/** The list, with the pointer on what happened last. */
export function createEventsScreen(tenantId: string): EventsScreen {
	return {name: 'events', tenantId, selected: undefined, top: 0};
}

/** The events as they stand on the screen: the newest first. */
export function listedEvents({events, address}: Pick<SessionContext, 'events' | 'address'>): readonly SessionEvent[] {
	const host = address && hostOf(address);
	return events.filter((event) => event.host === host).toReversed();
}

/** The rows of the list: the body without its heading. */
export function eventsHeight({size}: Pick<SessionContext, 'size'>): number {
	return Math.max(1, layoutOf(size).body - 1);
}

/** Where the pointer stands now: what is new moves it down with its event. */
export function placeIn({selected, top}: EventsScreen, context: SessionContext): ListPlace {
	const all = listedEvents(context);
	const cursor = selected === undefined ? 0 : Math.max(0, all.indexOf(selected));
	return {cursor, top: scrollTo(cursor, top, eventsHeight(context), all.length)};
}
