import {clockTime} from '../../../core/clock-time.js';
import {toRfc3339} from '../../../core/expiry.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type SessionContext} from '../../model/context.js';
import {adminScopes, type SessionEvent} from '../../model/session-events.js';

/** What is said of an event, each as a text of its own; empty where there is nothing to say. */
export type EventWords = Record<'time' | 'what' | 'name' | 'tenant' | 'by' | 'remark', Printable>;

/** The words of an event: the day only where it is another one than today. */
export function eventWords(event: SessionEvent, {now}: Pick<SessionContext, 'now'>): EventWords {
	const {at, kind, key, tenantName, tenantId} = event;
	const time = clean(clockTime(at));
	return {
		time: at.toDateString() === now.toDateString() ? time : printable`${clean(dayOf(at))} ${time}`,
		what: clean(kind),
		name: clean(key.name ?? key.id),
		tenant: clean(tenantName ?? tenantId),
		by: clean(whoDid(event)),
		remark: clean(remarkOn(event)),
	};
}

/** An event as a line of text: the whole instant, the id of the key and who did it. */
export function eventText(event: SessionEvent, context: Pick<SessionContext, 'now'>): string {
	const {what, name, tenant, by, remark} = eventWords(event, context);
	const words = [clean(toRfc3339(event.at)), what, name, clean(event.key.id), tenant, by, remark];
	return join(
		words.filter((word) => word !== ''),
		'  ',
	);
}

function dayOf(at: Date): string {
	return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

/** Who did it, as far as it is known: the installation tells who created a key, and nothing more. */
function whoDid({isOwn, kind, key}: SessionEvent): string {
	if (isOwn) {
		return 'by you';
	}

	return kind === 'created' && key.created_by !== undefined ? `by ${key.created_by}` : '';
}

/** What is dangerous about a key that works. */
function remarkOn({kind, key}: SessionEvent): string {
	const scopes = kind === 'created' || kind === 'changed' ? adminScopes(key) : [];
	return [...(scopes.length === 0 ? [] : [scopes.join(' '), ...(key.expires_at === null ? ['never ends'] : [])])].join(
		', ',
	);
}
