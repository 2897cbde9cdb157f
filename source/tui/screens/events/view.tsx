import {clockTime} from '../../../core/clock-time.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type Role} from '../../../terminal/theme.js';
import {wrapWords} from '../../../terminal/wrap.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ListColumn, listTable} from '../../components/list-table.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {counted} from '../../../core/quantity.js';
import {type SessionContext} from '../../model/context.js';
import {layoutOf} from '../../model/layout.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {type SessionEvent} from '../../model/session-events.js';
import {eventWords} from './event-words.js';
import {eventsHeight, type EventsScreen, listedEvents, placeIn} from './model.js';

/** What happened while the session ran, the newest first. */
export function EventsView({screen, context, notice, bindings, crumbs}: ScreenProperties<EventsScreen>) {
	const theme = useTheme();
	const all = listedEvents(context);
	const since = clean(`since ${clockTime(context.since).slice(0, 5)}`);
	const summary = all.length === 0 ? printable`` : theme.paint('quiet', clean(counted(all.length, 'event')));
	return (
		<Frame
			size={context.size}
			crumbs={[...crumbs.slice(0, 1), 'Events']}
			asides={[{text: since, role: 'quiet'}]}
			notice={notice}
			summary={summary}
			bindings={bindings}
		>
			<Lines lines={all.length === 0 ? nothing(context) : eventLines(screen, context, theme)} />
		</Frame>
	);
}

function nothing({size}: SessionContext): Printable[] {
	const {width, body} = layoutOf(size);
	const text = 'Nothing has happened yet. Keys created, changed or revoked in the tenants you open appear here.';
	return wrapWords(clean(text), width).slice(0, body);
}

const roles: Readonly<Record<SessionEvent['kind'], Role>> = {
	created: 'normal',
	changed: 'warning',
	expired: 'warning',
	revoked: 'normal',
	removed: 'warning',
};

function columnsOf(context: SessionContext): ReadonlyArray<ListColumn<SessionEvent>> {
	const cell =
		(word: keyof ReturnType<typeof eventWords>, role: Role): ListColumn<SessionEvent>['cell'] =>
		(event) => [eventWords(event, context)[word], role];
	return [
		{heading: printable`TIME`, expendable: 2, cell: cell('time', 'quiet')},
		{
			heading: printable`WHAT`,
			expendable: 0,
			cell: (event) => [eventWords(event, context).what, roles[event.kind]],
		},
		{heading: printable`NAME`, expendable: 0, cell: cell('name', 'strong')},
		{heading: printable`TENANT`, expendable: 4, cell: cell('tenant', 'normal')},
		{heading: printable`BY`, expendable: 3, cell: cell('by', 'quiet')},
		{heading: printable``, expendable: 1, cell: cell('remark', 'warning')},
	];
}

function eventLines(screen: EventsScreen, context: SessionContext, theme: Theme): Printable[] {
	const all = listedEvents(context);
	const place = placeIn(screen, context);
	if (theme.isReadAloud !== true) {
		const {width} = layoutOf(context.size);
		return listTable(all, columnsOf(context), {...place, height: eventsHeight(context), width}, theme);
	}

	const {time, what, name, tenant, by, remark} = eventWords(all[place.cursor]!, context);
	const words = [time, name, what, by, printable`in ${tenant}`, remark].filter((word) => word !== '');
	return [printable`${place.cursor + 1} of ${all.length}: ${join(words, ', ')}`];
}
