import {type KeyOrder, sortFields, type SortField} from '../../../core/key-order.js';
import {keyStates} from '../../../core/key-status.js';
import {type SessionContext} from '../../model/context.js';
import {type ScreenUpdate} from '../../model/screen-module.js';
import {arrangeRows} from './arrange.js';
import {type KeysIntent, type KeysScreen} from './model.js';

/** An intent that changes how keys are sorted, or which status is shown. */
export type PreferenceIntent = Extract<KeysIntent, 'sort' | 'reverse' | 'status' | `sort-${SortField}`>;

/** Whether an intent is one of those. */
export function isPreference(intent: KeysIntent): intent is PreferenceIntent {
	return /^(?:sort(?:-\w+)?|reverse|status)$/.test(intent);
}

type PreferenceChange = Partial<Pick<KeysScreen, 'order' | 'status'>>;

/** Sorts or filters by status otherwise, and remembers it. */
export function changePreferences(
	screen: KeysScreen,
	change: PreferenceChange,
	context: SessionContext,
): ScreenUpdate<KeysScreen> {
	const state = arrangeRows({...screen, ...change}, context);
	const {order, status} = state;
	return {state, effects: [{type: 'remember', what: {view: {order, status}}}]};
}

/** The order that `s` leads to: the next field, the latest times first. */
function nextOrder({field}: KeyOrder): KeyOrder {
	const next: SortField = sortFields[(sortFields.indexOf(field) + 1) % sortFields.length]!;
	return {field: next, descending: startsLatest(next)};
}

/** The order by a field; a second time turns it round. */
function orderBy(field: SortField, {field: before, descending}: KeyOrder): KeyOrder {
	return {field, descending: field === before ? !descending : startsLatest(field)};
}

/** Times of the past begin with the latest. */
function startsLatest(field: SortField): boolean {
	return field === 'used' || field === 'created';
}

/** What becomes of the order and the status by a key. */
export function preferenceAfter({order, ...screen}: KeysScreen, intent: PreferenceIntent): PreferenceChange {
	switch (intent) {
		case 'sort': {
			return {order: nextOrder(order)};
		}

		case 'reverse': {
			return {order: {...order, descending: !order.descending}};
		}

		case 'status': {
			return {status: nextStatus(screen)};
		}

		default: {
			return {order: orderBy(intent.slice('sort-'.length) as SortField, order)};
		}
	}
}

/** The filter that `f` leads to; keys in a state of their own only where there are any. */
function nextStatus({status, stats}: Pick<KeysScreen, 'status' | 'stats'>): KeysScreen['status'] {
	const states = keyStates.filter((state) => state !== 'unknown' || stats.counts.unknown > 0);
	const choices = ['all', ...states] as const;
	return choices[(choices.indexOf(status) + 1) % choices.length]!;
}
