import {type Key, type PartialKey} from '../../contract/wire/entities.js';
import {hostOf} from '../../core/installations.js';
import {keyChanges} from '../../keys/key-changes.js';
import {allTenants} from '../model/all-tenants.js';
import {type Outcome} from '../model/messages.js';
import {type Notice} from '../model/notice.js';
import {adminScopes, recordEvents, type SessionEvent} from '../model/session-events.js';
import {type Session, topScreen} from './model.js';

/** The session with what an outcome tells of keys, before any screen takes it in. */
export function noteEvents(session: Session, outcome: Outcome): Session {
	const {address} = session.context;
	if (address === undefined) {
		return session;
	}

	const host = hostOf(address);
	switch (outcome.type) {
		case 'created': {
			const {key} = outcome.minted;
			return withEvents(session, [
				eventOf(session, host, {kind: 'created', key, tenantId: key.tenant_id ?? '', isOwn: true}),
			]);
		}

		case 'revocation-ended': {
			const {revocation} = outcome;
			if (revocation.outcome !== 'revoked') {
				return session;
			}

			const {key} = revocation;
			return withEvents(session, [
				eventOf(session, host, {kind: 'revoked', key, tenantId: key.tenant_id ?? '', isOwn: true}),
			]);
		}

		case 'keys-seen': {
			const {tenantId, event} = outcome;
			return event.kind === 'keys' && event.complete
				? withChanges(session, host, {tenantId, keys: event.keys, at: event.at})
				: session;
		}

		default: {
			return session;
		}
	}
}

/** What a complete look at a tenant's keys tells that the one before it did not. */
function withChanges(
	session: Session,
	host: string,
	{tenantId, keys, at}: {readonly tenantId: string; readonly keys: readonly Key[]; readonly at: Date},
): Session {
	const place = `${host} ${tenantId}`;
	const before = session.lastSeen.get(place);
	const lastSeen = new Map([...session.lastSeen, [place, keys]]);
	const news = (before === undefined ? [] : keyChanges(before, keys)).flatMap(({event: kind, key}) =>
		kind === 'used' ? [] : [{...eventOf(session, host, {kind, key, tenantId, isOwn: false}), at}],
	);
	return {...withEvents(session, news), lastSeen};
}

function eventOf(
	{context, screens}: Session,
	host: string,
	facts: Pick<SessionEvent, 'kind' | 'tenantId' | 'isOwn'> & {readonly key: PartialKey},
): SessionEvent {
	const list = screens.find((screen) => screen.name === 'keys');
	const known = facts.tenantId === '' ? (list?.tenantId ?? '') : facts.tenantId;
	const tenantId = known === allTenants ? (facts.key.tenant_id ?? known) : known;
	const tenantName = list?.tenantId === tenantId ? list.tenant?.name : context.tenantNames.get(tenantId);
	return {...facts, tenantId, tenantName, at: context.now, host};
}

function withEvents(session: Session, news: readonly SessionEvent[]): Session {
	const {context} = session;
	const events = recordEvents(context.events, news);
	if (events === context.events) {
		return session;
	}

	const unseen = events.filter((event) => news.includes(event) && isAlarming(event));
	return {
		...session,
		context: {...context, events},
		unseenAdmins: [...session.unseenAdmins, ...unseen],
	};
}

/** A key that may make keys, and that nobody made here. */
function isAlarming({kind, key, isOwn}: SessionEvent): boolean {
	return kind === 'created' && !isOwn && adminScopes(key).length > 0;
}

/** Once the events are on the screen, what they say of this installation is seen. */
export function withSeenEvents(session: Session): Session {
	const {address} = session.context;
	if (session.unseenAdmins.length === 0 || topScreen(session).name !== 'events' || address === undefined) {
		return session;
	}

	return {...session, unseenAdmins: session.unseenAdmins.filter(({host}) => host !== hostOf(address))};
}

/** What stands above the footer: what has just been said, or else what needs to be seen before it goes. */
export function shownNotice(session: Session): Notice | undefined {
	const {notice, unseenAdmins, context} = session;
	const top = topScreen(session);
	if (notice !== undefined || top.name !== 'keys' || top.isFiltering || context.address === undefined) {
		return notice;
	}

	const host = hostOf(context.address);
	const here = unseenAdmins.filter((event) => event.host === host);
	const [first] = here;
	if (first === undefined) {
		return undefined;
	}

	const {key, tenantName, tenantId} = first;
	const by = key.created_by === undefined ? '' : `, created by ${key.created_by}`;
	const text =
		here.length === 1
			? `New key with ${adminScopes(key).join(' ')}: ${key.name ?? key.id} in ${tenantName ?? tenantId}${by}. e shows it.`
			: `${here.length} new keys with admin scopes, the first ${first.key.name ?? first.key.id}${by}. e shows them.`;
	return {tone: 'warning', text};
}
