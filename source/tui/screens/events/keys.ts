import {type SessionContext} from '../../model/context.js';
import {type Mode} from '../../model/screen-module.js';
import {
	footerPriority,
	help,
	interruptBinding,
	listMoves,
	move,
	quit,
	suspendBinding,
} from '../../model/shared-bindings.js';
import {type EventsIntent, type EventsScreen, listedEvents} from './model.js';

const hasRows = (_: EventsScreen, context: SessionContext) => listedEvents(context).length > 0;

export const eventsMode: Mode<EventsScreen, EventsIntent> = {
	title: 'Events',
	splitsAlt: true,
	bindings: [
		{...move, isEnabled: hasRows},
		...listMoves,
		{
			intent: 'open',
			keys: ['return'],
			shown: '⏎',
			label: 'open the key',
			short: 'open',
			help: 'Open the list with the pointer on the key',
			isEnabled: hasRows,
		},
		{
			intent: 'copy-line',
			keys: ['y'],
			shown: 'y',
			label: 'copy the line',
			short: 'copy',
			help: 'Copy the line',
			isEnabled: hasRows,
		},
		{
			intent: 'back',
			keys: ['escape', 'left', 'e'],
			shown: 'esc',
			label: 'back',
			help: 'Back to where you were',
			priority: footerPriority.out,
		},
		help,
		quit,
		interruptBinding,
		suspendBinding,
	],
};
