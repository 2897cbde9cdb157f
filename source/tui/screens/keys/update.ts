import {isRevoked, keyStates} from '../../../core/key-status.js';
import {enclosed} from '../../../core/escape-sequences.js';
import {type KeyOrder, sortFields, type SortField} from '../../../core/key-order.js';
import {type KeysEvent} from '../../../keys/watch-keys.js';
import {editText, insertText, type TextField, textField, textOf} from '../../input/text-field.js';
import {wideEnoughForDetails} from '../../model/layout.js';
import {passing, type ScreenAction, type Shared, type Step} from '../../model/context.js';
import {movedIndex} from '../../input/list-moves.js';
import {arrange, filterSorted, listHeight, moveTo, takeIn, welcome} from './arrange.js';
import {countStates} from './list-stats.js';
import {prepareSearch} from './rows.js';
import {chosenKeys, type KeysScreen, selectedKey} from './model.js';

type KeysStep = Step<KeysScreen>;

/** The list after something happened. */
export function reduceKeys(screen: KeysScreen, action: ScreenAction, shared: Shared): KeysStep {
	switch (action.type) {
		case 'intended': {
			return intend(screen, action.intent, shared);
		}

		case 'typed': {
			const filter = screen.isFiltering ? editText(screen.filter, action.press) : undefined;
			return {state: filter === undefined ? screen : filterBy(screen, filter, shared)};
		}

		case 'pasted': {
			return screen.isFiltering
				? {state: filterBy(screen, insertText(screen.filter, action.text), shared)}
				: {state: screen};
		}

		case 'time-passed': {
			return {state: passTime(screen, shared)};
		}

		case 'tenant-loaded': {
			return {state: action.tenant.id === screen.tenantId ? {...screen, tenant: action.tenant} : screen};
		}

		case 'created': {
			return {
				state: action.minted.key.tenant_id === screen.tenantId ? welcome(screen, action.minted.key, shared) : screen,
			};
		}

		case 'keys-counted': {
			return {
				state:
					action.tenantId === screen.tenantId && screen.live.kind === 'live' && !screen.live.complete
						? {...screen, live: {...screen.live, loaded: action.count}}
						: screen,
			};
		}

		case 'keys-seen': {
			return action.tenantId === screen.tenantId ? see(screen, action.event, shared) : {state: screen};
		}

		default: {
			return {state: screen};
		}
	}
}

/** While one types the pointer stays on its key as long as that matches, else it goes to the first that does. */
function filterBy(screen: KeysScreen, filter: TextField, shared: Shared): KeysScreen {
	return filterSorted({...screen, filter, position: 0}, shared);
}

function intend(screen: KeysScreen, intent: string, shared: Shared): KeysStep {
	const moved = movedIndex(intent, screen.position, screen.rows.length, listHeight(shared));
	if (moved !== undefined) {
		return {state: moveTo({...screen, isPlaced: true}, moved, shared)};
	}

	switch (intent) {
		case 'details': {
			return {state: {...screen, isPlaced: true, showsDetails: !screen.showsDetails}};
		}

		case 'filter': {
			prepareSearch(screen.keys);
			return {state: {...screen, isFiltering: true}};
		}

		case 'keep-filter': {
			return {state: {...screen, isFiltering: false}};
		}

		case 'drop-filter': {
			return {state: filterSorted({...screen, isFiltering: false, filter: textField()}, shared)};
		}

		case 'back': {
			return goBack(screen, shared);
		}

		case 'mark': {
			return mark(screen, shared);
		}

		case 'unmark-all': {
			return {state: {...screen, marked: new Set()}};
		}

		case 'sort': {
			return view(screen, {order: nextOrder(screen.order)}, shared);
		}

		case 'reverse': {
			return view(screen, {order: {...screen.order, descending: !screen.order.descending}}, shared);
		}

		case 'status': {
			const states = keyStates.filter((state) => state !== 'unknown' || screen.facts.counts.unknown > 0);
			const choices = ['all', ...states] as const;
			return view(screen, {status: choices[(choices.indexOf(screen.status) + 1) % choices.length]!}, shared);
		}

		case 'new': {
			return {
				state: screen,
				go: {kind: 'push', screen: {to: 'new-key', tenantId: screen.tenantId, tenant: screen.tenant}},
			};
		}

		case 'revoke': {
			return startRevoking(screen, shared);
		}

		case 'copy-id': {
			const key = selectedKey(screen);
			return {state: screen, effects: key === undefined ? [] : [{do: 'copy-id', id: key.id}]};
		}

		case 'reload': {
			return {state: screen, effects: [{do: 'refresh'}]};
		}

		case 'tenants': {
			return toTenants(screen);
		}

		default: {
			return {state: screen};
		}
	}
}

/** Escape undoes one thing at a time: the details, the filter, the status, the marks; then it goes back to the tenants. */
function goBack(screen: KeysScreen, shared: Shared): KeysStep {
	if (screen.showsDetails) {
		return {state: {...screen, showsDetails: false}};
	}

	if (textOf(screen.filter) !== '') {
		return {state: filterSorted({...screen, filter: textField()}, shared)};
	}

	if (screen.status !== 'all') {
		return view(screen, {status: 'all'}, shared);
	}

	if (screen.marked.size > 0) {
		return {state: {...screen, marked: new Set()}};
	}

	return toTenants(screen);
}

function toTenants(screen: KeysScreen): KeysStep {
	return {
		state: screen,
		effects: [{do: 'stop-watching'}, {do: 'load-tenants'}],
		go: {kind: 'return-to', screen: {to: 'tenants', selected: screen.tenantId}},
	};
}

/** Marks the key, or takes the mark off, and goes on to the next that can be marked: a held space does not stop at revoked keys. */
function mark(screen: KeysScreen, shared: Shared): KeysStep {
	const {rows, position} = screen;
	const key = selectedKey(screen);
	if (key === undefined) {
		return {state: screen};
	}

	const next = rows.findIndex((row, index) => index > position && !isRevoked(row));
	if (isRevoked(key)) {
		return next === -1
			? {state: screen, say: passing('quiet', 'This key is revoked already.', shared.now)}
			: skipTo(screen, next, shared);
	}

	const marked = new Set(screen.marked);
	if (!marked.delete(key.id)) {
		marked.add(key.id);
	}

	const after = {...screen, marked, isPlaced: true};
	return next > position + 1
		? skipTo(after, next, shared)
		: {state: moveTo(after, Math.min(position + 1, rows.length - 1), shared)};
}

function skipTo(screen: KeysScreen, position: number, shared: Shared): KeysStep {
	const state = moveTo({...screen, isPlaced: true, saidSkipping: true}, position, shared);
	return screen.saidSkipping
		? {state}
		: {state, say: passing('quiet', 'Revoked keys cannot be marked: they are skipped.', shared.now)};
}

function view(screen: KeysScreen, change: Partial<Pick<KeysScreen, 'order' | 'status'>>, shared: Shared): KeysStep {
	const state = arrange({...screen, ...change}, shared);
	const {order, status} = state;
	return {state, effects: [{do: 'remember', what: {view: {order, status}}}]};
}

/** The order that `s` leads to: the next field, the latest times first. */
function nextOrder({field}: KeyOrder): KeyOrder {
	const next: SortField = sortFields[(sortFields.indexOf(field) + 1) % sortFields.length]!;
	return {field: next, descending: next === 'used' || next === 'created'};
}

function startRevoking(screen: KeysScreen, shared: Shared): KeysStep {
	const keys = chosenKeys(screen).filter(({status}) => status !== 'revoked');
	if (keys.length === 0) {
		return {state: screen, say: passing('quiet', 'This key is revoked already.', shared.now)};
	}

	const own = keys.find(({id}) => id === shared.identity?.key_id);
	if (own !== undefined) {
		return {
			state: screen,
			say: passing(
				'warning',
				`${enclosed(own.name)} is the key that you are signed in with: revoking it would lock you out.`,
				shared.now,
			),
		};
	}

	return {state: screen, go: {kind: 'push', screen: {to: 'revoke', keys, tenant: screen.tenant}}};
}

function see(screen: KeysScreen, event: KeysEvent, shared: Shared): KeysStep {
	switch (event.kind) {
		case 'keys': {
			const taken = takeIn(screen, event.keys, shared);
			const state: KeysScreen = {...taken, live: {kind: 'live', updatedAt: event.at, complete: event.complete}};
			// Only a tenant that has answered is worth offering again.
			return screen.live.kind === 'live'
				? {state}
				: {state, effects: [{do: 'remember', what: {tenant: screen.tenantId}}]};
		}

		case 'unchanged': {
			return {state: {...screen, live: {kind: 'live', updatedAt: event.at, complete: true}}};
		}

		case 'failed': {
			const {live} = screen;
			return {
				state: {
					...screen,
					live: {
						kind: 'offline',
						error: event.error,
						retryAt: event.retryAt,
						since: live.kind === 'offline' ? live.since : event.at,
						updatedAt: live.kind === 'loading' ? undefined : live.updatedAt,
					},
				},
			};
		}
	}
}

/** How often states are looked at, in milliseconds: however seldom the clock ticks, the next tick after that counts. */
const agingTime = 10_000;

/** What the clock alone changes: marks that run out, and, where it decides what is listed, states. */
function passTime(screen: KeysScreen, shared: Shared): KeysScreen {
	const isOver = screen.changed.values().some(({until}) => until <= shared.now);
	const changed = isOver ? new Map([...screen.changed].filter(([, {until}]) => until > shared.now)) : screen.changed;
	if (screen.keys.length === 0 || shared.now.getTime() - screen.agedAt.getTime() < agingTime) {
		return changed === screen.changed ? screen : {...screen, changed};
	}

	const aged = {
		...screen,
		changed,
		agedAt: shared.now,
		facts: {...screen.facts, counts: countStates(screen.keys, shared.now)},
	};
	return screen.status !== 'all' || screen.order.field === 'status' ? arrange(aged, shared) : aged;
}

/** Whether Enter opens a screen of details, for want of room beside the list. */
export function detailsCover(screen: KeysScreen, {size}: Pick<Shared, 'size'>): boolean {
	return screen.showsDetails && size.columns < wideEnoughForDetails;
}
