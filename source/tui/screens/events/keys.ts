import {type SessionContext} from '../../model/context.js';
import {type Mode} from '../../model/screen-module.js';
import {backBinding, endBindings, listMoves, move, openKey} from '../../model/shared-bindings.js';
import {type EventsIntent, type EventsScreen, listedEvents} from './model.js';

const hasRows = (_: EventsScreen, context: SessionContext) => listedEvents(context).length > 0;

export const eventsMode: Mode<EventsScreen, EventsIntent> = {
	title: 'Events',
	splitsAlt: true,
	bindings: [
		{...move, isEnabled: hasRows},
		...listMoves,
		{...openKey, isEnabled: hasRows},
		{
			intent: 'copy-line',
			keys: ['y'],
			shown: 'y',
			label: 'copy the line',
			short: 'copy',
			help: 'Copy the line',
			isEnabled: hasRows,
		},
		{...backBinding, keys: [...backBinding.keys, 'e']},
		...endBindings,
	],
};
